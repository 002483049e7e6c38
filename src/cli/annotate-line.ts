import type { Relation } from '../compare/relation.js'
import { JSON_SCHEMA } from './view/display.js'

/** The field that an annotation adds to an article's own JSON. */
export const ANNOTATION_FIELD = 'doppelwire'

/** What is said of a line of the input. Of a line whose text a later one replaced, nothing but the id is known. */
export interface LineAnnotation {
  readonly id: string
  readonly cluster?: number | undefined
  readonly relation?: Relation | 'representative' | undefined
  readonly of?: string | null | undefined
  readonly score?: number | undefined
  /** The same id came before with the same text, or later with another that replaced this one. */
  readonly again?: boolean | undefined
}

const [OPEN, CLOSE, COMMA] = ['{', '}', ','].map((sign) => sign.charCodeAt(0)) as [number, number, number]

/**
 * A line of the input with what was found of its article, in the field `doppelwire`. The rest of the line is as it was, byte for
 * byte, unless it has such a field already, which then is replaced.
 *
 * @param isPath whether the line is the path of a text file, which becomes `{"file":path}`
 */
export function annotateLine(line: Uint8Array, annotation: LineAnnotation, isPath: boolean): Uint8Array {
  const { id, cluster = null, relation = null, of = null, score = null, again } = annotation
  const value = { schema: JSON_SCHEMA, id, cluster, relation, of, score, ...(again && { again }) }
  const buffer = Buffer.from(line.buffer, line.byteOffset, line.byteLength)
  if (isPath) return record({ file: buffer.toString(), [ANNOTATION_FIELD]: value })
  if (buffer.includes(`"${ANNOTATION_FIELD}"`)) {
    const fields = JSON.parse(buffer.toString()) as Record<string, unknown>
    if (Object.hasOwn(fields, ANNOTATION_FIELD)) {
      const others = Object.entries(fields).filter(([name]) => name !== ANNOTATION_FIELD)
      return record(Object.fromEntries([...others, [ANNOTATION_FIELD, value]]))
    }
  }
  const end = buffer.lastIndexOf(CLOSE)
  let last = end - 1
  while (buffer[last]! <= 32) last--
  const separator = buffer[last] === OPEN ? '' : String.fromCharCode(COMMA)
  const field = `${separator}${JSON.stringify(ANNOTATION_FIELD)}:${JSON.stringify(value)}}\n`
  return Buffer.concat([buffer.subarray(0, end), Buffer.from(field)])
}

function record(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value)}\n`)
}
