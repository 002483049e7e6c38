import { BUCKET_BITS, lookUp, MEMORY_NUMBERS } from '../language/stem-cache-table.js'
import { hashWord } from '../structures/hash.js'
import { characters } from '../text/characters.js'
import { normalizeStretch, normalizeWord } from '../text/normalize.js'
import { markKinds } from '../text/punctuation.js'
import type { Scanned } from '../text/tokens.js'
import { BINARY } from './binary.js'
import type { Kernel } from './contract.js'
import * as layout from './layout.js'

// The part of the standard that is used here: neither Node's types nor ES2023 have it, and the DOM's would bring in a browser.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { readonly exports: object }
}

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  /** See `assembly/` for what they do. */
  scan(bytes: number): number
  find(hash: number, from: number, words: number): number
  fold(from: number, fromUnit: number, bytes: number, filled: number): number
  sign(words: number, shingleWords: number, values: number, seed: number): number
  spans(words: number): number
  stems(words: number, salt: number, bucketBits: number): number
  sketch(shingles: number, values: number, seed: number): void
}

/** The kernel in WebAssembly, or `undefined` where that or its SIMD is missing or refused. */
export function createWasmKernel(plain: Kernel): Kernel | undefined {
  const exports = instantiate()
  if (exports === undefined) return undefined
  const { memory } = exports
  const numbers = (at: number, length: number) => new Uint32Array(memory.buffer, at, length)
  const bytesOfText = new Uint8Array(memory.buffer, layout.TEXT, 3 * layout.LONGEST_TEXT)
  const folded = new Uint16Array(memory.buffer, layout.FOLDED, layout.FOLDED_UNITS)
  const shingles = numbers(layout.SHINGLES, layout.LONGEST_TEXT)
  const signature = numbers(layout.SIGNATURE, layout.MOST_VALUES)
  let lastSignature = signature
  const unfinished = numbers(layout.UNFINISHED, layout.LONGEST_TEXT)
  const remembered = {
    stored: numbers(layout.STORED, layout.LONGEST_TEXT),
    levels: new Uint8Array(memory.buffer, layout.LEVELS, layout.LONGEST_TEXT),
    missing: numbers(layout.MISSING, layout.LONGEST_TEXT),
    missed: 0,
  }
  const spans = new Uint8Array(memory.buffer, layout.SPANS, layout.MOST_SPAN_BYTES)
  const stems = numbers(layout.STEMS, MEMORY_NUMBERS)
  const answers = numbers(0, 16)
  const answer = (at: number) => answers[at / 4]!
  const words = {
    count: 0,
    hashes: numbers(layout.HASHES, layout.LONGEST_TEXT),
    surfaceHashes: numbers(layout.SPELLINGS, layout.LONGEST_TEXT),
    starts: numbers(layout.STARTS, layout.LONGEST_TEXT),
    ends: numbers(layout.ENDS, layout.LONGEST_TEXT),
    flags: new Uint8Array(memory.buffer, layout.FLAGS, layout.LONGEST_TEXT),
  }
  const marks = {
    count: 0,
    kinds: new Uint8Array(memory.buffer, layout.MARK_KIND, layout.LONGEST_TEXT),
    places: numbers(layout.MARK_PLACES, layout.LONGEST_TEXT),
    wordsBefore: numbers(layout.MARK_WORDS, layout.LONGEST_TEXT),
  }
  const scanned: Scanned = { words, marks, find: (hash, from) => exports.find(hash, from, words.count) }
  const encoder = new TextEncoder()
  // The text that stands in the memory, and its length there.
  let held = ''
  let bytes = 0

  return {
    scan(text) {
      if (text.length > layout.LONGEST_TEXT) return plain.scan(text)
      held = text
      bytes = encoder.encodeInto(text, bytesOfText).written
      words.count = exports.scan(bytes)
      marks.count = answer(layout.MARK_COUNT)
      for (let i = answer(layout.UNFINISHED_COUNT) - 1; i >= 0; i--) {
        const word = unfinished[i]!
        words.hashes[word] = hashWord(normalizeWord(text.slice(words.starts[word]!, words.ends[word]!)))
      }
      return scanned
    },

    normalizedUnits(text) {
      if (text !== held) return plain.normalizedUnits(text)
      let at = 0
      let unit = 0
      for (let filled = 0; ; ) {
        at = exports.fold(at, unit, bytes, filled)
        filled = answer(layout.FOLDED_COUNT)
        unit = answer(layout.STRETCH_END)
        const start = answer(layout.STRETCH_START)
        if (start === unit) return folded.subarray(0, filled > 0 && folded[filled - 1] === SPACE ? filled - 1 : filled)
        const normal = normalizeStretch(text.slice(start, unit))
        if (filled + normal.length + 3 * (text.length - unit) > layout.FOLDED_UNITS) return plain.normalizedUnits(text)
        for (let i = 0; i < normal.length; i++) folded[filled++] = normal.charCodeAt(i)
      }
    },

    sign(given, options) {
      // Words of a text that was too long for this memory stand elsewhere.
      if (given.hashes.buffer !== memory.buffer) return plain.sign(given, options)
      const { shingleWords, signatureValues, seed } = options
      const count = exports.sign(given.count, shingleWords, signatureValues, seed)
      return signature.slice(0, count === 0 ? 0 : signatureValues)
    },

    signShingles(hashes, options) {
      if (hashes.length === 0 || hashes.length > layout.LONGEST_TEXT) return plain.signShingles(hashes, options)
      shingles.set(hashes)
      exports.sketch(hashes.length, options.signatureValues, options.seed)
      if (lastSignature.length !== options.signatureValues)
        lastSignature = signature.subarray(0, options.signatureValues)
      return lastSignature
    },

    spans(given) {
      if (given.hashes.buffer !== memory.buffer) return plain.spans(given)
      return spans.subarray(0, exports.spans(given.count))
    },

    stems: {
      numbers: stems,
      lookUp(given, salt) {
        if (given.hashes.buffer !== memory.buffer) return lookUp(stems, given, salt)
        remembered.missed = exports.stems(given.count, salt, BUCKET_BITS)
        return remembered
      },
    },
  }
}

const SPACE = 0x20
const PAGE = 0x10000

/** Synchronously: a module that awaits at its top cannot be required. */
function instantiate(): Exports | undefined {
  try {
    const binary = Uint8Array.from(atob(BINARY), (character) => character.charCodeAt(0))
    const exports = new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as Exports
    // Pages that are never written to take no memory where the system gives it on first use.
    const end = layout.STEMS + 4 * MEMORY_NUMBERS + layout.ROOM
    exports.memory.grow(Math.ceil(end / PAGE) - exports.memory.buffer.byteLength / PAGE)
    const { kinds, folds } = characters()
    new Uint8Array(exports.memory.buffer, layout.KINDS, kinds.length).set(kinds)
    new Uint16Array(exports.memory.buffer, layout.FOLDS, folds.length).set(folds)
    new Uint8Array(exports.memory.buffer, layout.MARK_KINDS, markKinds().length).set(markKinds())
    return exports
  } catch {
    return undefined
  }
}
