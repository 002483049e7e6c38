import type { ArticleMeta } from '../article.js'
import { DoppelwireError } from '../errors.js'
import { decodeFingerprint, encodeFingerprint, joinFingerprint } from '../fingerprint/sealed-bytes.js'
import { describe } from '../options.js'
import type { StoreSchema } from './contract.js'
import { openLmdbStore } from './lmdb-store.js'
import { checkFingerprintVersions } from './schema.js'
import type { SharedDeduper } from './shared/shared-deduper.js'
import type { StoredDeduper } from './stored-deduper.js'

/** The first line of an export. */
interface Head {
  readonly doppelwire: 'store'
  readonly schema: StoreSchema
}

/** An article of an export: its fingerprint in base64, never its text. */
interface Line {
  readonly id: string
  readonly date?: string
  readonly source?: string
  readonly fingerprint: string
}

/**
 * A store as JSON Lines, for another machine or a later version: first its options, then one article a line, in the order of
 * storing. Pairs are left out, for they follow from the fingerprints.
 */
export async function* exportStore(folder: string): AsyncGenerator<string> {
  const store = await openLmdbStore(folder, true)
  try {
    yield headOf(store.state!.schema)
    for (const one of store.keys()) {
      if (!('id' in one)) continue
      const { number, id, text, time, source } = one
      const stored = store.text(text)
      if (stored === undefined) {
        throw new DoppelwireError('STORE_INVALID', `the store is damaged: article ${number} has a text that is missing`)
      }
      yield lineOf(
        { id, date: time === undefined ? undefined : new Date(time).toISOString(), source },
        joinFingerprint(stored.fingerprint, stored.signature),
      )
    }
  } finally {
    await store.close()
  }
}

/** The same of a store that many workers share. */
export async function* exportShared(deduper: SharedDeduper): AsyncGenerator<string> {
  yield headOf(deduper.schema)
  for await (const article of deduper.export()) yield lineOf(article, encodeFingerprint(article.fingerprint))
}

function headOf(schema: StoreSchema): string {
  return JSON.stringify({ doppelwire: 'store', schema } satisfies Head)
}

function lineOf({ id, date, source }: ArticleMeta, fingerprint: Uint8Array): string {
  const line: Line = {
    id,
    ...(date && { date }),
    ...(source !== undefined && source !== null && { source }),
    fingerprint: Buffer.from(fingerprint).toString('base64'),
  }
  return JSON.stringify(line)
}

/**
 * The options of an export, by its first line.
 *
 * @throws DoppelwireError `INPUT_INVALID` for anything else, `STORE_MISMATCH` for the export of another version
 */
export function readHead(line: string): StoreSchema {
  const head = parse(line, 1) as Partial<Head>
  if (head.doppelwire !== 'store' || typeof head.schema !== 'object' || head.schema === null) {
    throw new DoppelwireError('INPUT_INVALID', `line 1: expected the options of an export, found ${describe(line)}`)
  }
  checkFingerprintVersions(head.schema)
  return head.schema
}

/**
 * Adds the articles of an export. What is stored already is passed over.
 *
 * @param lines from the second
 * @returns how many were added
 * @throws DoppelwireError `INPUT_INVALID` with the number of the line; what stands before it is stored
 */
export async function importLines(
  deduper: Pick<StoredDeduper | SharedDeduper, 'addAll'>,
  lines: AsyncIterable<string>,
): Promise<number> {
  let number = 1
  let added = 0
  const articles = async function* () {
    for await (const line of lines) {
      number++
      if (line.trim() !== '') yield articleOf(line, number)
    }
  }
  for await (const { status, stored } of deduper.addAll(articles())) {
    if (status !== 'repeated' && stored !== false) added++
  }
  return added
}

function articleOf(line: string, number: number) {
  const { id, date, source, fingerprint } = parse(line, number) as Partial<Line>
  if (typeof id !== 'string' || typeof fingerprint !== 'string') {
    throw new DoppelwireError(
      'INPUT_INVALID',
      `line ${number}: expected an article with id and fingerprint, found ${describe(line)}`,
    )
  }
  try {
    return { id, date, source, fingerprint: decodeFingerprint(new Uint8Array(Buffer.from(fingerprint, 'base64'))) }
  } catch (cause) {
    if (!(cause instanceof DoppelwireError)) throw cause
    throw new DoppelwireError(cause.code, `line ${number}: ${cause.message}`, { cause })
  }
}

function parse(line: string, number: number): object {
  try {
    const value: unknown = JSON.parse(line)
    if (typeof value === 'object' && value !== null) return value
  } catch {
    // Said below.
  }
  throw new DoppelwireError('INPUT_INVALID', `line ${number}: expected a JSON object, found ${describe(line)}`)
}
