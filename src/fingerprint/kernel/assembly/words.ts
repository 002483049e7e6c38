import { EDGES, ENDS, FLAGS, HASHES, SPELLINGS, STARTS, TEXT } from '../layout'
import { HASH_FACTOR, HASH_START, MIX_ONE, MIX_OTHER, mix } from './hash'

// Flags of `text/word`.
export const CAPITAL: u32 = 8
export const NUMBER: u32 = 16
export const ALL_CAPS: u32 = 128

/** The most bytes that a word of `storeWords` may have. */
const WIDTH: u32 = 16

// Reading so many bytes before its middle keeps so many of sixteen bytes.
const KEEP: usize = memory.data<u64>([-1, -1, 0, 0])

// By how many of sixteen bytes belong to the word: 1 / HASH_FACTOR modulo 2^32, to the power of those that do not.
const UNDO: usize = memory.data<u32>([
  0x55058dc1, 0x98be26d3, 0x46571e29, 0xe4247a8b, 0xb06ce8d1, 0x8c728103, 0x1b4117b9, 0xa078583b, 0xd872e4e1,
  0x9dde4e33, 0xb7f51a49, 0xdfd860eb, 0x4ca091f1, 0x91c5be63, 0xdd4ab5d9, 0x359c449b, 1,
])

// Any odd numbers that have nothing to do with one another.
const SPELLING0: u32 = 0x9e3779b1
const SPELLING4: u32 = 0x85ebca77
const SPELLING8: u32 = 0xc2b2ae3d
const SPELLING12: u32 = 0x27d4eb2f

// What `storeWords` needs all the time. V8 makes constants anew wherever a long loop uses them, but keeps what it once read from memory.
const CONSTANTS: usize = memory.data<u32>([
  WIDTH, 0x20202020, 0x20, NUMBER, ALL_CAPS, 255, HASH_START, HASH_FACTOR, MIX_ONE,
  MIX_OTHER, SPELLING0, SPELLING4, SPELLING8, SPELLING12,
])

/**
 * Stores the words that are the runs from `run` up to `until`, four at a time and without a branch on their lengths, which cannot be
 * foreseen: each is taken as sixteen bytes with zeros behind it. A zero multiplies the hash by HASH_FACTOR, and that is undone in the end.
 *
 * @returns the run at which it stopped: `until`, or near before a run that is longer
 */
export function storeWords(run: u32, until: u32, words: u32, ahead: u32): u32 {
  const width = v128.load32_splat(CONSTANTS, 0)
  const small = v128.load32_splat(CONSTANTS, 4)
  const first = v128.load32_splat(CONSTANTS, 8)
  const number = v128.load32_splat(CONSTANTS, 12)
  const allCaps = v128.load32_splat(CONSTANTS, 16)
  const byte = v128.load32_splat(CONSTANTS, 20)
  const hashStart = v128.load32_splat(CONSTANTS, 24)
  const hashFactor = v128.load32_splat(CONSTANTS, 28)
  const mixOne = v128.load32_splat(CONSTANTS, 32)
  const mixOther = v128.load32_splat(CONSTANTS, 36)
  const spelling0 = v128.load32_splat(CONSTANTS, 40)
  const spelling4 = v128.load32_splat(CONSTANTS, 44)
  const spelling8 = v128.load32_splat(CONSTANTS, 48)
  const spelling12 = v128.load32_splat(CONSTANTS, 52)
  const aheads = i32x4.splat(ahead)
  // The last four may be more than there are, or no words; what they write is written over or not counted.
  for (; run < until; run += 4, words += 4) {
    const edges = run << 3
    const two = v128.load(edges, EDGES)
    const others = v128.load(edges, EDGES + 16)
    const starts = v128.shuffle<i32>(two, others, 0, 2, 4, 6)
    const ends = v128.shuffle<i32>(two, others, 1, 3, 5, 7)
    const given = i32x4.sub(ends, starts)
    const lengths = i32x4.min_u(given, width)
    const longer = v128.xor(given, lengths)
    if (v128.any_true(longer)) {
      const first = <u32>ctz(i32x4.bitmask(i32x4.ne(longer, i32x4.splat(0))))
      if (run + first < until) return run
    }
    const word = words << 2
    v128.store(word, i32x4.sub(starts, aheads), STARTS)
    v128.store(word, i32x4.sub(ends, aheads), ENDS)

    const start0 = load<u32>(edges, EDGES)
    const start1 = load<u32>(edges, EDGES + 8)
    const start2 = load<u32>(edges, EDGES + 16)
    const start3 = load<u32>(edges, EDGES + 24)
    const length0 = i32x4.extract_lane(lengths, 0)
    const length1 = i32x4.extract_lane(lengths, 1)
    const length2 = i32x4.extract_lane(lengths, 2)
    const length3 = i32x4.extract_lane(lengths, 3)
    const word0 = bytesAt(start0, length0)
    const word1 = bytesAt(start1, length1)
    const word2 = bytesAt(start2, length2)
    const word3 = bytesAt(start3, length3)
    // Turned round: the first four bytes of all words, then the next four.
    const low01 = v128.shuffle<i32>(word0, word1, 0, 4, 1, 5)
    const low23 = v128.shuffle<i32>(word2, word3, 0, 4, 1, 5)
    const high01 = v128.shuffle<i32>(word0, word1, 2, 6, 3, 7)
    const high23 = v128.shuffle<i32>(word2, word3, 2, 6, 3, 7)
    const bytes0 = v128.shuffle<i64>(low01, low23, 0, 2)
    const bytes4 = v128.shuffle<i64>(low01, low23, 1, 3)
    const bytes8 = v128.shuffle<i64>(high01, high23, 0, 2)
    const bytes12 = v128.shuffle<i64>(high01, high23, 1, 3)

    // The bit 0x20 where a letter stands: of ASCII letters and digits letters alone have the bit 0x40, and all but capitals have 0x20.
    const letters0 = v128.and(i32x4.shr_u(bytes0, 1), small)
    const letters4 = v128.and(i32x4.shr_u(bytes4, 1), small)
    const letters8 = v128.and(i32x4.shr_u(bytes8, 1), small)
    const letters12 = v128.and(i32x4.shr_u(bytes12, 1), small)
    const letters = sum(i8x16.add(i8x16.add(letters0, letters4), i8x16.add(letters8, letters12)))
    const smalls = v128.or(
      v128.or(v128.and(bytes0, letters0), v128.and(bytes4, letters4)),
      v128.or(v128.and(bytes8, letters8), v128.and(bytes12, letters12)),
    )
    const areCaps = v128.and(i32x4.eq(smalls, i32x4.splat(0)), i32x4.gt_s(letters, first))
    const flags = v128.or(
      i32x4.shr_u(v128.and(v128.andnot(letters0, bytes0), first), 2),
      v128.or(
        v128.andnot(number, i32x4.eq(letters, i32x4.shl(lengths, 5))),
        v128.and(areCaps, allCaps),
      ),
    )
    const halves = i16x8.narrow_i32x4_u(flags, flags)
    store<u32>(words, i32x4.extract_lane(i8x16.narrow_i16x8_u(halves, halves), 0), FLAGS)

    const lowered0 = v128.or(bytes0, letters0)
    const lowered4 = v128.or(bytes4, letters4)
    const lowered8 = v128.or(bytes8, letters8)
    const lowered12 = v128.or(bytes12, letters12)
    let hash = hashFour(hashStart, lowered0, hashFactor, byte)
    hash = hashFour(hash, lowered4, hashFactor, byte)
    hash = hashFour(hash, lowered8, hashFactor, byte)
    hash = hashFour(hash, lowered12, hashFactor, byte)
    let undo = v128.load32_zero(UNDO + (length0 << 2))
    undo = v128.load32_lane(UNDO + (length1 << 2), undo, 1)
    undo = v128.load32_lane(UNDO + (length2 << 2), undo, 2)
    undo = v128.load32_lane(UNDO + (length3 << 2), undo, 3)
    v128.store(word, mix(i32x4.mul(hash, undo), mixOne, mixOther), HASHES)

    const spelling = i32x4.add(
      i32x4.add(i32x4.mul(lowered0, spelling0), i32x4.mul(lowered4, spelling4)),
      i32x4.add(i32x4.mul(lowered8, spelling8), i32x4.mul(lowered12, spelling12)),
    )
    v128.store(word, spelling, SPELLINGS)
  }
  return until
}

/** The bytes of a word of up to sixteen, with zeros behind them. */
// @ts-ignore: decorator
@inline
function bytesAt(at: u32, length: u32): v128 {
  return v128.and(v128.load(at, TEXT), v128.load(KEEP + 16 - length))
}

/** Of each four bytes. */
// @ts-ignore: decorator
@inline
function sum(bytes: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes))
}

// @ts-ignore: decorator
@inline
function hashFour(hash: v128, bytes: v128, factor: v128, byte: v128): v128 {
  hash = i32x4.mul(v128.xor(hash, v128.and(bytes, byte)), factor)
  hash = i32x4.mul(v128.xor(hash, v128.and(i32x4.shr_u(bytes, 8), byte)), factor)
  hash = i32x4.mul(v128.xor(hash, v128.and(i32x4.shr_u(bytes, 16), byte)), factor)
  return i32x4.mul(v128.xor(hash, i32x4.shr_u(bytes, 24)), factor)
}

/** The spelling of a word of any length and any characters. */
export function spellingAt(at: u32, length: u32): u32 {
  let spelling: u32 = 0
  while (length > 0) {
    const count = min(length, WIDTH)
    const bytes = bytesAt(at, count)
    const capitals = i8x16.le_u(i8x16.sub(bytes, i8x16.splat(0x41)), i8x16.splat(25))
    const lowered = v128.or(bytes, v128.and(capitals, i8x16.splat(0x20)))
    const products = i32x4.mul(lowered, i32x4(SPELLING0, SPELLING4, SPELLING8, SPELLING12))
    const halves = i32x4.add(products, v128.shuffle<i32>(products, products, 2, 3, 0, 1))
    spelling = rotl(spelling, 15) * SPELLING0 + i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1)
    at += count
    length -= count
  }
  return spelling
}
