import { closeSync, openSync, readSync } from 'node:fs'
import { DoppelwireError } from '../errors.js'
import { lowerBound } from '../structures/lower-bound.js'
import type { Header } from '../verify/fingerprint-store.js'
import { NO_TERM_SKETCH, type TermSketch } from '../verify/term-sketch.js'
import { fingerprintFile } from './files.js'

/** A fingerprint without its signature, what is compared before it is decoded, and the keys of its bands. */
export interface KeptText {
  readonly bytes: Uint8Array
  readonly header: Header
  /** One a band; none for a text that is shorter than a shingle. */
  readonly keys: Int32Array
}

/*
 * Layout of a file, little-endian, every text at a multiple of 4:
 *
 *   0 u32 texts   4 u32 end of each text, from the first byte behind this table
 *   then each text: u32 bytes of the fingerprint   u16 values of the sketch   u16 keys   u8 unsegmented   u8 bytes of the language   2 unused
 *   the fingerprint, padded to 4   the keys (i32)   the sketch (u16)   the language
 */
const TEXT_HEADER = 12

export function encodeTexts(texts: readonly KeptText[]): Uint8Array {
  const languages = texts.map(({ header }) => Buffer.from(header.language, 'latin1'))
  const sizes = texts.map(({ bytes, header, keys }, i) =>
    aligned(TEXT_HEADER + aligned(bytes.length) + 4 * keys.length + 2 * sketchOf(header).length + languages[i]!.length),
  )
  const start = 4 + 4 * texts.length
  const file = new Uint8Array(start + sizes.reduce((sum, size) => sum + size, 0))
  const view = new DataView(file.buffer)
  view.setUint32(0, texts.length, true)
  let end = 0
  for (const [i, { bytes, header, keys }] of texts.entries()) {
    let at = start + end
    end += sizes[i]!
    view.setUint32(4 + 4 * i, end, true)
    view.setUint32(at, bytes.length, true)
    view.setUint16(at + 4, sketchOf(header).length, true)
    view.setUint16(at + 6, keys.length, true)
    view.setUint8(at + 8, Number(header.hasUnsegmented))
    view.setUint8(at + 9, languages[i]!.length)
    at += TEXT_HEADER
    file.set(bytes, at)
    at += aligned(bytes.length)
    for (const key of keys) {
      view.setInt32(at, key, true)
      at += 4
    }
    for (const value of sketchOf(header)) {
      view.setUint16(at, value, true)
      at += 2
    }
    file.set(languages[i]!, at)
  }
  return file
}

/** So many files are open at a time. */
const OPEN_FILES = 64

/** Reads single texts by the number of their article, of a part that is found by search. */
export class FingerprintFiles {
  readonly #folder: string
  readonly #starts: ArrayLike<number>
  readonly #open = new Map<number, { readonly file: number; readonly ends: Uint32Array }>()

  /** @param starts by part: the number of its first article */
  constructor(folder: string, starts: ArrayLike<number>) {
    this.#folder = folder
    this.#starts = starts
  }

  /** @throws DoppelwireError `BATCH_FAILED` for a file that is missing or damaged */
  read(article: number): KeptText {
    const part = lowerBound(this.#starts, article + 1) - 1
    const { file, ends } = this.#openPart(part)
    const place = article - this.#starts[part]!
    const from = ends[place - 1] ?? 0
    const bytes = new Uint8Array((ends[place] ?? 0) - from)
    if (bytes.length < TEXT_HEADER) throw this.#damaged(part)
    if (readSync(file, bytes, 0, bytes.length, 4 + 4 * ends.length + from) < bytes.length) throw this.#damaged(part)
    return decodeText(bytes)
  }

  close(): void {
    for (const { file } of this.#open.values()) closeSync(file)
    this.#open.clear()
  }

  #openPart(part: number) {
    const known = this.#open.get(part)
    if (known) return known
    if (this.#open.size >= OPEN_FILES) {
      const [oldest, { file }] = this.#open.entries().next().value!
      closeSync(file)
      this.#open.delete(oldest)
    }
    const file = openSync(fingerprintFile(this.#folder, part), 'r')
    const count = new Uint32Array(1)
    readSync(file, count, 0, 4, 0)
    const ends = new Uint32Array(count[0]!)
    if (readSync(file, ends, 0, ends.byteLength, 4) < ends.byteLength) throw this.#damaged(part)
    const opened = { file, ends }
    this.#open.set(part, opened)
    return opened
  }

  #damaged(part: number): DoppelwireError {
    const path = fingerprintFile(this.#folder, part)
    return new DoppelwireError(
      'BATCH_FAILED',
      `${path}: expected fingerprints, found a damaged file; delete ${this.#folder} and call again`,
    )
  }
}

/** Of a text that was just read it is made. */
function sketchOf({ sketch = NO_TERM_SKETCH }: Header): TermSketch {
  return sketch
}

function decodeText(record: Uint8Array): KeptText {
  const view = new DataView(record.buffer)
  const length = view.getUint32(0, true)
  const [sketchLength, keyCount, languageLength] = [view.getUint16(4, true), view.getUint16(6, true), view.getUint8(9)]
  const keysAt = TEXT_HEADER + aligned(length)
  const sketchAt = keysAt + 4 * keyCount
  const languageAt = sketchAt + 2 * sketchLength
  return {
    bytes: record.subarray(TEXT_HEADER, TEXT_HEADER + length),
    keys: new Int32Array(record.buffer, keysAt, keyCount),
    header: {
      sketch: new Uint16Array(record.buffer, sketchAt, sketchLength),
      hasUnsegmented: view.getUint8(8) === 1,
      language: Buffer.from(record.subarray(languageAt, languageAt + languageLength)).toString('latin1'),
    },
  }
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / 4) * 4
}
