import { DoppelwireError } from '../../errors.js'
import { describe } from '../../options.js'
import { decodeUtf8 } from '../bytes/utf8.js'
import type { Item, ReadContext } from '../items.js'
import { type Place, placeName } from '../place.js'
import { ALIASES } from '../record/aliases.js'
import { articlesWithin } from './articles-within.js'
import { jsonFeedItem } from './json-feed.js'
import { splitLines } from './lines.js'
import type { Entry } from './pending.js'
import { salvage, splitJson } from './splitter.js'

/** The objects of a file of JSON Lines. */
export async function* readJsonLines(chunks: AsyncIterable<Buffer>, context: ReadContext): AsyncGenerator<Item[]> {
  const { file, limits, raw } = context
  for await (const batch of splitLines(chunks, file.path, limits.maxItem)) {
    const items: Item[] = []
    for (const entry of batch) {
      const item = 'error' in entry ? entry : readLine(entry, file.path, raw)
      if (item) items.push(item)
    }
    yield items
  }
}

/** The objects of a JSON file: of an array, of an envelope, or one after the other. */
export async function* readJson(chunks: AsyncIterable<Buffer>, context: ReadContext): AsyncGenerator<Item[]> {
  const { file, limits, raw } = context
  /** How many articles were found within others so far. */
  let inner = 0
  for await (const batch of splitJson(chunks, file.path, limits.maxItem)) {
    const items: Item[] = []
    for (const entry of batch) {
      if ('error' in entry) {
        items.push(entry)
        continue
      }
      const read = readElement({ ...entry, number: entry.number + inner }, file.path, raw)
      items.push(...read)
      inner += read.length - 1
      if (!('error' in read[0]!)) continue
      for (const found of salvage(entry.bytes, file.path, entry.line, limits.maxItem)) {
        if (!('error' in found)) items.push(...readElement({ ...found, number: entry.number + inner }, file.path, raw))
      }
    }
    yield items
  }
}

type Found = Exclude<Entry, { error: DoppelwireError }>

function readLine(entry: Found, file: string, raw: boolean): Item | undefined {
  const place: Place = { file, line: entry.line }
  try {
    const json = decodeUtf8(entry.bytes, place)
    const record =
      json.charCodeAt(0) === 0x7b ? parseObject(json, place) : json.trim() && parseObject(json.trim(), place)
    if (record === '') return undefined
    return raw ? { record, place, position: entry.number, raw: entry.bytes } : { record, place, position: entry.number }
  } catch (error) {
    return { error: error as DoppelwireError }
  }
}

/** The record that an element is, or those that it holds. */
function readElement(entry: Found, file: string, raw: boolean): Item[] {
  const place: Place = { file, line: entry.line }
  try {
    const text = decodeUtf8(entry.bytes, place)
    const value = parseJson(text, place)
    const within = articlesWithin(value)
    if (within) {
      const exact = LONG_IDS.test(text) ? articlesWithin(JSON.parse(text.replace(LONG_IDS, '$1"$2"')))! : within
      return exact.map((record, i) => ({ record, place, position: entry.number + i }))
    }
    const record = jsonFeedItem(withExactIds(toObject(value, place), text), entry.envelope)
    return [{ record, place, position: entry.number, ...(raw && { raw: oneLine(entry.bytes) }) }]
  } catch (error) {
    return [{ error: error as DoppelwireError }]
  }
}

/** @throws DoppelwireError `INPUT_INVALID` */
function parseObject(text: string, place: Place): Record<string, unknown> {
  return withExactIds(toObject(parseJson(text, place), place), text)
}

/** @throws DoppelwireError `INPUT_INVALID` */
function parseJson(text: string, place: Place): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const reason = (error as Error).message
    throw new DoppelwireError(
      'INPUT_INVALID',
      `${placeName(place)}: expected a JSON object, found ${describe(text.trim())}, which is not JSON (${reason})`,
      { cause: error },
    )
  }
}

/** @throws DoppelwireError `INPUT_INVALID` */
function toObject(value: unknown, place: Place): Record<string, unknown> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new DoppelwireError('INPUT_INVALID', `${placeName(place)}: expected a JSON object, found ${describe(value)}`)
  }
  return value as Record<string, unknown>
}

/** Ids of so many digits that no number of JavaScript keeps them, as they stand in JSON: within a string the quotation marks are escaped. */
const LONG_IDS = new RegExp(`("(?:${ALIASES.id.join('|')})"\\s*:\\s*)(-?\\d{16,})(?=\\s*[,}])`, 'g')

/** Ids of more digits than a number of JavaScript keeps are taken from the text: two such would become one. */
function withExactIds(record: Record<string, unknown>, text: string): Record<string, unknown> {
  for (const name of ALIASES.id) {
    const value = record[name]
    if (typeof value !== 'number' || Number.isSafeInteger(value)) continue
    const digits = new RegExp(`"${name}"\\s*:\\s*(-?\\d+)\\s*[,}]`).exec(text)?.[1]
    if (digits !== undefined && Number(digits) === value) record[name] = digits
  }
  return record
}

/** The same JSON on one line: between its tokens line ends are only space, and within strings there are none. */
function oneLine(bytes: Buffer): Buffer {
  const line = Buffer.concat([bytes, Buffer.from('\n')])
  for (let at = 0; at < bytes.length; at++) if (line[at] === 0x0a || line[at] === 0x0d) line[at] = 0x20
  return line
}
