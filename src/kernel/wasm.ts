import { TABLE_LENGTH } from '../language/stem-cache-layout.js'
import { lookUp } from '../language/stem-cache-table.js'
import { hashWord } from '../structures/hash.js'
import { numbersOfText } from '../structures/number-text.js'
import { SPACE_CODE } from '../text/character-codes.js'
import { characters } from '../text/characters.js'
import { normalizeStretch, normalizeWord } from '../text/normalize.js'
import { punctuationKinds } from '../text/punctuation.js'
import { MARKS } from '../text/word-flags.js'
import { BINARY, SHIFT } from './binary.js'
import type { Kernel } from './contract.js'
import * as layout from './layout.js'

// Declared here, because neither Node's types nor ES2023 declare it, and the types of the DOM would add those of a browser.
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { readonly exports: object }
}

/** The functions of `assembly/`; all arguments and results are numbers of bytes, units, words, shingles and values. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number }
  scan(bytes: number): number
  listWords(words: number, mask: number): number
  fold(from: number, fromUnit: number, bytes: number, filled: number): number
  sign(words: number, shingleWords: number, values: number, seed: number): number
  signHashes(hashes: number, values: number, seed: number): void
  hashTokens(count: number): number
  countDistinct(count: number, factor: number): number
  packSpans(words: number): number
  lookUpStems(words: number, salt: number): number
}

/** The kernel in WebAssembly, or `undefined` where WebAssembly or its SIMD is missing or forbidden. */
export function createWasmKernel(plain: Kernel): Kernel | undefined {
  const exports = instantiate()
  if (exports === undefined) return undefined
  const { memory } = exports
  const uint32s = (address: number, length: number) => new Uint32Array(memory.buffer, address, length)
  const uint8s = (address: number, length: number) => new Uint8Array(memory.buffer, address, length)
  const textBytes = uint8s(layout.TEXT, layout.MAX_TEXT_BYTES)
  const folded = new Uint16Array(memory.buffer, layout.FOLDED, layout.FOLDED_UNITS)
  const shingles = uint32s(layout.SHINGLES, layout.LONGEST_TEXT)
  const signatures = uint32s(layout.SIGNATURE, layout.MAX_SIGNATURE_VALUES)
  const marked = uint8s(layout.MARK_BYTES, MARKS)
  const listed = { count: 0, numbers: uint32s(layout.LISTED_WORDS, layout.LONGEST_TEXT) }
  const unhashed = uint32s(layout.UNHASHED, layout.LONGEST_TEXT)
  const stems = {
    stored: uint32s(layout.STORED_WORDS, layout.LONGEST_TEXT),
    idfSteps: uint8s(layout.IDF_STEPS, layout.LONGEST_TEXT),
    missing: uint32s(layout.MISSING_WORDS, layout.LONGEST_TEXT),
    missingCount: 0,
  }
  const spans = uint8s(layout.SPANS, layout.MAX_SPAN_BYTES)
  const stemCache = uint32s(layout.STEM_CACHE, TABLE_LENGTH)
  const answers = uint32s(0, 16)
  const answer = (address: number) => answers[address / 4]!
  const words = {
    count: 0,
    hashes: uint32s(layout.HASHES, layout.LONGEST_TEXT),
    surfaceHashes: uint32s(layout.SURFACE_HASHES, layout.LONGEST_TEXT),
    starts: uint32s(layout.STARTS, layout.LONGEST_TEXT),
    ends: uint32s(layout.ENDS, layout.LONGEST_TEXT),
    flags: uint8s(layout.FLAGS, layout.LONGEST_TEXT),
  }
  const punctuation = {
    count: 0,
    kinds: uint8s(layout.PUNCTUATION_KINDS, layout.LONGEST_TEXT),
    positions: uint32s(layout.PUNCTUATION_POSITIONS, layout.LONGEST_TEXT),
    wordsBefore: uint32s(layout.PUNCTUATION_WORDS_BEFORE, layout.LONGEST_TEXT),
  }
  const scanned = { words, punctuation, signs: 0 }
  /** The words of a text that was too long for this memory are in other arrays. */
  const isHere = ({ buffer }: Uint32Array) => buffer === memory.buffer
  const encoder = new TextEncoder()
  // Kept, since to make a view takes as long as to copy a signature.
  let signature = signatures
  // Those in `marked`.
  let knownMarks: Uint8Array | undefined
  // The text in the memory, and its length in UTF-8.
  let scannedText = ''
  let bytes = 0
  /** How many shingles or hashes are in the memory. */
  let signed = 0
  // Random, so that nobody can choose hashes that are slow to count.
  const factor = Math.floor(Math.random() * 2 ** 31) * 2 + 1

  return {
    scan(text) {
      if (text.length > layout.LONGEST_TEXT) return plain.scan(text)
      scannedText = text
      bytes = encoder.encodeInto(text, textBytes).written
      words.count = exports.scan(bytes)
      punctuation.count = answer(layout.PUNCTUATION_COUNT)
      scanned.signs = answer(layout.SIGNS)
      for (let i = answer(layout.UNHASHED_COUNT) - 1; i >= 0; i--) {
        const word = unhashed[i]!
        words.hashes[word] = hashWord(normalizeWord(text.slice(words.starts[word]!, words.ends[word]!)))
      }
      return scanned
    },

    listWords(given, marks) {
      if (!isHere(given.hashes)) return plain.listWords(given, marks)
      if (marks !== knownMarks) marked.set(marks)
      knownMarks = marks
      listed.count = exports.listWords(given.count, marks.length - 1)
      return listed
    },

    normalizedUnitsView(text) {
      if (text.length > layout.LONGEST_TEXT) return plain.normalizedUnitsView(text)
      // The words of the last scan stay: folding reads the text alone.
      if (text !== scannedText) {
        scannedText = text
        bytes = encoder.encodeInto(text, textBytes).written
      }
      let at = 0
      let unit = 0
      for (let filled = 0; ; ) {
        at = exports.fold(at, unit, bytes, filled)
        filled = answer(layout.FOLDED_COUNT)
        unit = answer(layout.STRETCH_END)
        const start = answer(layout.STRETCH_START)
        if (start === unit) {
          const endsWithSpace = filled > 0 && folded[filled - 1] === SPACE_CODE
          return folded.subarray(0, endsWithSpace ? filled - 1 : filled)
        }
        const normal = normalizeStretch(text.slice(start, unit))
        const needed = filled + normal.length + 3 * (text.length - unit)
        if (needed > layout.FOLDED_UNITS) return plain.normalizedUnitsView(text)
        for (let i = 0; i < normal.length; i++) folded[filled++] = normal.charCodeAt(i)
      }
    },

    sign(given, options) {
      if (!isHere(given.hashes)) return plain.sign(given, options)
      const { shingleWords, signatureValues, seed } = options
      signed = exports.sign(given.count, shingleWords, signatureValues, seed)
      return signatures.slice(0, signed === 0 ? 0 : signatureValues)
    },

    hashTokensView(tokens) {
      const { length } = tokens
      if (length > layout.LONGEST_TEXT) return plain.hashTokensView(tokens)
      // Faster than `join`, and a token is read only once.
      let joined = ''
      for (let i = 0; i < length; i++) {
        const token = tokens[i]!
        joined += token
        words.starts[i] = token.length
      }
      // Whatever text was here is overwritten.
      scannedText = ''
      bytes = 0
      if (encoder.encodeInto(joined, textBytes).read !== joined.length) return plain.hashTokensView(tokens)
      words.starts.fill(0, length, length + 7)
      if (exports.hashTokens(length) === 0) return plain.hashTokensView(tokens)
      return shingles.subarray(0, length)
    },

    signHashesView(hashes, options) {
      if (hashes.length === 0 || hashes.length > layout.LONGEST_TEXT) return plain.signHashesView(hashes, options)
      signed = hashes.length
      shingles.set(hashes)
      exports.signHashes(hashes.length, options.signatureValues, options.seed)
      if (signature.length !== options.signatureValues) signature = signatures.subarray(0, options.signatureValues)
      return signature
    },

    countDistinct(given, options) {
      const isPlain = given instanceof Uint32Array ? given.length > layout.LONGEST_TEXT : !isHere(given.hashes)
      return isPlain ? plain.countDistinct(given, options) : exports.countDistinct(signed, factor) >>> 0
    },

    packSpansView(given) {
      return isHere(given.hashes) ? spans.subarray(0, exports.packSpans(given.count)) : plain.packSpansView(given)
    },

    stemCacheTable: {
      slots: stemCache,
      lookUp(given, salt) {
        if (!isHere(given.hashes)) return lookUp(stemCache, given, salt)
        stems.missingCount = exports.lookUpStems(given.count, salt)
        return stems
      },
    },
  }
}

const PAGE = 0x10000

/** Synchronous, because a module with top-level await cannot be required. */
function instantiate(): Exports | undefined {
  try {
    const binary = Uint8Array.from(numbersOfText(BINARY), (number) => number - SHIFT)
    const exports = new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as Exports
    // Where the system provides pages on first use, those that are never written to take no memory.
    const end = layout.STEM_CACHE + 4 * TABLE_LENGTH + layout.PADDING
    exports.memory.grow(Math.ceil(end / PAGE) - exports.memory.buffer.byteLength / PAGE)
    const { kinds, folds } = characters()
    new Uint8Array(exports.memory.buffer, layout.CHARACTER_KINDS, kinds.length).set(kinds)
    new Uint16Array(exports.memory.buffer, layout.FOLDS, folds.length).set(folds)
    new Uint8Array(exports.memory.buffer, layout.PUNCTUATION_TABLE, 0x10000).set(punctuationKinds())
    return exports
  } catch {
    return undefined
  }
}
