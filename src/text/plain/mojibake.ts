import type { Edit } from './rewriting.js'

/*
 * UTF-8 that was read as Latin-1 or Windows-1252: `fÃ¼r`, `donâ€™t`. No language has these sequences, and a sequence counts only
 * where its bytes are valid UTF-8.
 */

// The characters of Windows-1252 at 0x80 to 0x9F that Latin-1 lacks, and their bytes.
const WINDOWS = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'
const WINDOWS_BYTES = [
  0x80, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8e, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
  0x97, 0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9e, 0x9f,
]
const REST = `[\\u0080-\\u00bf${WINDOWS}]`
const SEQUENCE = new RegExp(
  `(?:[\\u00c2-\\u00df]${REST}|[\\u00e0-\\u00ef]${REST}{2}|[\\u00f0-\\u00f4]${REST}{3})+`,
  'g',
)

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Finds runs of misread UTF-8. */
export function findMojibake(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { 0: run, index } of text.matchAll(SEQUENCE)) {
    const replacement = decoded(run)
    if (replacement !== undefined) edits.push({ start: index, end: index + run.length, replacement })
  }
  return edits
}

function decoded(run: string): string | undefined {
  const bytes = Uint8Array.from(run, (character) => {
    const place = WINDOWS.indexOf(character)
    return place < 0 ? character.charCodeAt(0) : WINDOWS_BYTES[place]!
  })
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
