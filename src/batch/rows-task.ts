import { rename, writeFile } from 'node:fs/promises'
import { drawingKey } from '../deduper/internals.js'
import type { DeduperOptions } from '../deduper/options.js'
import { keysOf, toStoredBytes } from '../deduper/text-keys.js'
import { countWords } from '../fingerprint/codec.js'
import { createTransientFingerprinter, type TransientFingerprinter } from '../fingerprint/fingerprint.js'
import { type Band, bandKeys } from '../minhash/bands.js'
import { chooseBands } from '../minhash/s-curve.js'
import { blocksOf, eachBlock } from '../neighbourhood/blocks.js'
import { createHash64, type Hash64 } from '../structures/xxhash.js'
import { Query } from '../verify/query.js'
import type { DuckDb } from './duckdb.js'
import { fingerprintFile, type RowKind, rowFile } from './files.js'
import { encodeTexts, type KeptText } from './fingerprint-files.js'
import { orderingBytes } from './id-order.js'
import type { RowsTask } from './tasks.js'

/** Takes fingerprints, and writes the rows that each article has in the tables. */
export class RowWriter {
  readonly #folder: string
  readonly #duckdb: DuckDb
  readonly #seeksRewrites: boolean
  readonly #learns: boolean
  readonly #fingerprinter: TransientFingerprinter
  readonly #hash64: Hash64
  readonly #bands: readonly Band[]

  private constructor(
    folder: string,
    duckdb: DuckDb,
    options: DeduperOptions,
    fingerprinter: TransientFingerprinter,
    hash64: Hash64,
  ) {
    this.#folder = folder
    this.#duckdb = duckdb
    this.#seeksRewrites = options.level === 'rewrite'
    this.#learns = options.boilerplate
    this.#fingerprinter = fingerprinter
    this.#hash64 = hash64
    this.#bands = chooseBands({ values: options.signatureValues, target: options.target }).bands
  }

  static async create(folder: string, duckdb: DuckDb, options: DeduperOptions): Promise<RowWriter> {
    const { shingleWords, signatureValues, seed, boilerplate } = options
    const fingerprinter = await createTransientFingerprinter({ shingleWords, signatureValues, seed, boilerplate })
    return new RowWriter(folder, duckdb, options, fingerprinter, await createHash64())
  }

  /** The articles are written last: where they are, the part is whole. */
  async write({ part, first, ids, times, sources, texts, langs }: RowsTask): Promise<void> {
    const kept: KeptText[] = []
    const hashes: bigint[] = []
    const bands = { n: [] as number[], band: [] as number[], key: [] as number[] }
    const phrases = { n: [] as number[], phrase: [] as number[] }
    const blocks = { n: [] as number[], block: [] as number[] }
    for (const [i, text] of texts.entries()) {
      const taken = this.#fingerprinter({ text, lang: langs[i] })
      const keys = keysOf(new Query(taken, this.#seeksRewrites))
      const n = first + i
      const bandKeysOfText = this.#keysOf(keys.signature)
      for (const [band, key] of bandKeysOfText.entries()) {
        // A key that a text has in two bands counts once.
        if (bandKeysOfText.indexOf(key) < band) continue
        bands.n.push(n)
        bands.band.push(band)
        bands.key.push(key)
      }
      if (bandKeysOfText.length > 0) {
        for (const phrase of keys.phrases()) {
          phrases.n.push(n)
          phrases.phrase.push(phrase)
        }
      }
      if (this.#learns) {
        const { words, flags } = taken.fingerprint
        const distinct = new Set<number>()
        eachBlock(blocksOf(words, flags), (hash) => distinct.add(hash))
        for (const block of distinct) {
          blocks.n.push(n)
          blocks.block.push(block)
        }
      }
      kept.push({ bytes: toStoredBytes(taken.fingerprint), header: keys.header, keys: bandKeysOfText })
      hashes.push(taken.fingerprint.textHash)
    }
    const path = fingerprintFile(this.#folder, part)
    await writeFile(`${path}.part`, encodeTexts(kept))
    await rename(`${path}.part`, path)
    await this.#table('bands', part, 'n UINTEGER, band UTINYINT, key INTEGER', [bands.n, bands.band, bands.key])
    if (this.#seeksRewrites) {
      await this.#table('phrases', part, 'n UINTEGER, phrase UINTEGER', [phrases.n, phrases.phrase])
    }
    if (this.#learns) await this.#table('blocks', part, 'n UINTEGER, block UINTEGER', [blocks.n, blocks.block])
    await this.#table(
      'articles',
      part,
      'n UINTEGER, id VARCHAR, id_order BLOB, time DOUBLE, source VARCHAR, language VARCHAR, words UINTEGER, text_hash UBIGINT, drawing_key UINTEGER, bytes_hash UBIGINT',
      [
        ids.map((_, i) => first + i),
        ids,
        ids.map(orderingBytes),
        times,
        sources,
        kept.map(({ header }) => header.language),
        kept.map(({ bytes }) => countWords(bytes)),
        hashes,
        hashes.map(drawingKey),
        kept.map(({ bytes }) => this.#hash64(bytes)),
      ],
    )
  }

  #keysOf(signature: Uint32Array): Int32Array {
    if (signature.length === 0) return new Int32Array(0)
    const keys = new Int32Array(this.#bands.length)
    bandKeys(signature, this.#bands, keys)
    return keys
  }

  async #table(kind: RowKind, part: number, definition: string, columns: readonly ArrayLike<unknown>[]): Promise<void> {
    await this.#duckdb.fill('rows_of_part', definition, columns)
    await this.#duckdb.write(rowFile(this.#folder, kind, part), 'SELECT * FROM rows_of_part')
  }
}
