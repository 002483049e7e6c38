import { DoppelwireError } from '../../errors.js'
import { decodePage } from '../bytes/charset.js'
import { readPage } from '../html/read.js'
import type { Item, ReadContext } from '../items.js'
import { type Place, placeName } from '../place.js'
import { splitWarc, type WarcRecord } from './blocks.js'
import { readResponse } from './http.js'

/**
 * The pages of an archive: answers with HTML that succeeded, and the plain texts of archives that hold them (WET). Records of
 * pages that were seen before (`revisit`) hold none and are left out, as are images and the like.
 */
export async function* readWarc(chunks: AsyncIterable<Buffer>, context: ReadContext): AsyncGenerator<Item[]> {
  const { file, limits } = context
  for await (const record of splitWarc(chunks, mayHoldPage, limits.maxItem)) {
    const place = { file: file.path, record: record.number }
    if ('error' in record) {
      yield [{ error: new DoppelwireError('INPUT_INVALID', `${placeName(place)}: ${record.error}`) }]
      continue
    }
    const item = await readRecord(record, place, limits.maxItem)
    if (item) yield [item]
  }
}

const TYPES: ReadonlySet<string> = new Set(['response', 'resource', 'conversion'])

function mayHoldPage(headers: ReadonlyMap<string, string>): boolean {
  const type = headers.get('warc-type')?.toLowerCase() ?? ''
  if (!TYPES.has(type)) return false
  const content = headers.get('content-type') ?? ''
  if (type === 'response') return content === '' || /http/i.test(content)
  return /html|text\/plain/i.test(content)
}

type Found = Exclude<WarcRecord, { error: string }>

async function readRecord({ number, headers, block }: Found, place: Place, limit: number): Promise<Item | undefined> {
  const url = headers.get('warc-target-uri')?.replace(/^<|>$/g, '')
  const name = placeName(place)
  const item = (record: Record<string, unknown>): Item => ({ record, place, position: number })
  try {
    if (headers.get('warc-type')?.toLowerCase() !== 'response') {
      const type = headers.get('content-type') ?? ''
      const text = await decodePage(block, /charset=([\w-]+)/i.exec(type)?.[1], name)
      return item(/html/i.test(type) ? { ...readPage(text, url) } : { text, url })
    }
    const response = readResponse(block, limit)
    if (!response || response.status < 200 || response.status > 299) return undefined
    if (
      !/html/.test(response.type) &&
      !(response.type === '' && /<html/i.test(response.body.toString('latin1', 0, 4096)))
    )
      return undefined
    return item({ ...readPage(await decodePage(response.body, response.charset, name), url) })
  } catch (error) {
    if (error instanceof DoppelwireError && error.code === 'PACKAGE_MISSING') throw error
    return { error: new DoppelwireError('INPUT_INVALID', `${name}: ${(error as Error).message}`, { cause: error }) }
  }
}
