/** A stretch of a text, in UTF-16 code units, and what stands in its place. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly replacement: string
}

/**
 * A text without what is no prose, and how it came about: each list of edits, in text order, made one text of the one before.
 * So every position leads back to the original.
 */
export interface PlainText {
  readonly text: string
  readonly edits: readonly (readonly Edit[])[]
}

/** The plain text after some more edits, in text order, which do not overlap. The same object where there are none. */
export function edited(plain: PlainText, edits: readonly Edit[]): PlainText {
  if (edits.length === 0) return plain
  const parts: string[] = []
  let at = 0
  for (const { start, end, replacement } of edits) {
    parts.push(plain.text.slice(at, start), replacement)
    at = end
  }
  parts.push(plain.text.slice(at))
  return { text: parts.join(''), edits: [...plain.edits, edits] }
}

/**
 * Moves stretches of the plain text back to where they stand in the original, in place. A stretch that begins or ends within
 * what an edit put in gets all that the edit replaced, so that a quotation never starts in the middle of `&eacute;`.
 *
 * @param starts ascending, as are `ends`
 */
export function moveToOriginal(
  { edits }: PlainText,
  starts: Uint32Array,
  ends: Uint32Array,
  count = starts.length,
): void {
  for (let stage = edits.length - 1; stage >= 0; stage--) {
    moveBack(edits[stage]!, starts, count, 0)
    moveBack(edits[stage]!, ends, count, 1)
  }
}

/** @param before 1 for positions that name the end of a stretch: the character before them decides */
function moveBack(edits: readonly Edit[], positions: Uint32Array, count: number, before: 0 | 1): void {
  let i = 0
  /** How much longer the original is than the plain text, up to the edits that were passed. */
  let longer = 0
  for (const { start, end, replacement } of edits) {
    const from = start - longer + before
    while (i < count && positions[i]! < from) positions[i++]! += longer
    const to = from + replacement.length
    while (i < count && positions[i]! < to) positions[i++] = before === 0 ? start : end
    longer += end - start - replacement.length
  }
  while (i < count) positions[i++]! += longer
}
