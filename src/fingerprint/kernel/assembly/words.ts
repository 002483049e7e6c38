import {
  EDGES,
  ENDS,
  FIRST_BYTES,
  FLAGS,
  HASHES,
  LONG_STARTS,
  LONG_WORDS,
  NEXT_BYTES,
  SPELLINGS,
  STARTS,
  TEXT,
  UNDOING,
} from '../layout'
import { HASH_FACTOR, HASH_START, mix32x4 } from './hash'

// Flags of `text/word`.
export const CAPITAL: u32 = 8
export const NUMBER: u32 = 16
export const ALL_CAPS: u32 = 128

// How many bytes a word may have that is taken at once, and one that is taken later.
const SHORT: u32 = 8
const LONG: u32 = 16

// 1 / HASH_FACTOR modulo 2^32 to the power of n undoes n zeros. For each length of a word that is taken as eight bytes: the bits of them
// that are its own, and what undoes the zeros behind it.
const BY_LENGTH: usize = memory.data<u32>([
  0, 0, 0xd872e4e1, 0,
  0xff, 0, 0x9dde4e33, 0,
  0xffff, 0, 0xb7f51a49, 0,
  0xffffff, 0, 0xdfd860eb, 0,
  0xffffffff, 0, 0x4ca091f1, 0,
  0xffffffff, 0xff, 0x91c5be63, 0,
  0xffffffff, 0xffff, 0xdd4ab5d9, 0,
  0xffffffff, 0xffffff, 0x359c449b, 0,
  0xffffffff, 0xffffffff, 1, 0,
])
const SIZE_OF_LENGTH: i32 = 4 // as a shift
// What undoes the zeros of a word that is taken as sixteen.
const UNDO: usize = memory.data<u32>([
  0x55058dc1, 0x98be26d3, 0x46571e29, 0xe4247a8b, 0xb06ce8d1, 0x8c728103, 0x1b4117b9, 0xa078583b, 0xd872e4e1,
  0x9dde4e33, 0xb7f51a49, 0xdfd860eb, 0x4ca091f1, 0x91c5be63, 0xdd4ab5d9, 0x359c449b, 1,
])
// Reading so many bytes before its end keeps so many bytes.
const KEEP: usize = memory.data<u64>([-1, -1, 0, 0])
const KEEP_END: usize = KEEP + 16

// For each set of four lanes, the bytes that bring them to the front.
const L0: u32 = 0x03020100
const L1: u32 = 0x07060504
const L2: u32 = 0x0b0a0908
const L3: u32 = 0x0f0e0d0c
const TO_FRONT: usize = memory.data<u32>([
  0, 0, 0, 0, L0, 0, 0, 0, L1, 0, 0, 0, L0, L1, 0, 0,
  L2, 0, 0, 0, L0, L2, 0, 0, L1, L2, 0, 0, L0, L1, L2, 0,
  L3, 0, 0, 0, L0, L3, 0, 0, L1, L3, 0, 0, L0, L1, L3, 0,
  L2, L3, 0, 0, L0, L2, L3, 0, L1, L2, L3, 0, L0, L1, L2, L3,
])

// Any odd numbers that have nothing to do with one another.
const SPELLING0: u32 = 0x9e3779b1
const SPELLING4: u32 = 0x85ebca77
const SPELLING8: u32 = 0xc2b2ae3d
const SPELLING12: u32 = 0x27d4eb2f

// What `storeWords` needs all the time. V8 makes constants anew wherever a long loop uses them, but keeps what it once read from memory.
const CONSTANTS: usize = memory.data<u32>([SHORT, LONG, 0x20202020, 0x20, NUMBER, ALL_CAPS, 4])

/** How many of LONG_WORDS there are, in bytes. */
let longWords: usize = 0

/**
 * Stores the words that are the runs from `run` up to `until`, but for hashes and spellings: four at a time and without a branch on their
 * lengths, which cannot be foreseen. Each is taken as eight bytes with zeros behind it; longer ones are listed.
 *
 * @returns the run at which it stopped: `until`, or near before one of more than sixteen bytes
 */
export function storeWords(run: u32, until: u32, words: u32, ahead: u32): u32 {
  const short = v128.load32_splat(CONSTANTS, 0)
  const long = v128.load32_splat(CONSTANTS, 4)
  const smallBits = v128.load32_splat(CONSTANTS, 8)
  const smallBit = v128.load32_splat(CONSTANTS, 12)
  const number = v128.load32_splat(CONSTANTS, 16)
  const allCaps = v128.load32_splat(CONSTANTS, 20)
  const aheads = i32x4.splat(ahead)
  const four = v128.load32_splat(CONSTANTS, 24)
  let numbers = i32x4.add(i32x4.splat(words), i32x4(0, 1, 2, 3))
  let longs = longWords
  // The last four may be more than there are, or no words; what they write is written over or not counted.
  for (; run < until; run += 4, words += 4) {
    const edges = run << 3
    const two = v128.load(edges, EDGES)
    const others = v128.load(edges, EDGES + 16)
    const starts = v128.shuffle<i32>(two, others, 0, 2, 4, 6)
    const ends = v128.shuffle<i32>(two, others, 1, 3, 5, 7)
    const given = i32x4.sub(ends, starts)
    const tooLong = <u32>i32x4.bitmask(i32x4.gt_s(given, long))
    if (tooLong !== 0 && run + <u32>ctz(tooLong) < until) break
    const lengths = i32x4.min_u(given, short)
    const byLength = i32x4.shl(lengths, SIZE_OF_LENGTH)
    const word = words << 2
    v128.store(word, i32x4.sub(starts, aheads), STARTS)
    v128.store(word, i32x4.sub(ends, aheads), ENDS)

    const start0 = load<u32>(edges, EDGES)
    const start1 = load<u32>(edges, EDGES + 8)
    const start2 = load<u32>(edges, EDGES + 16)
    const start3 = load<u32>(edges, EDGES + 24)
    const length0 = i32x4.extract_lane(byLength, 0)
    const length1 = i32x4.extract_lane(byLength, 1)
    const length2 = i32x4.extract_lane(byLength, 2)
    const length3 = i32x4.extract_lane(byLength, 3)
    const words01 = v128.and(
      v128.load64_lane(start1, v128.load64_zero(start0, TEXT), 1, TEXT),
      v128.load64_lane(length1, v128.load64_zero(length0, BY_LENGTH), 1, BY_LENGTH),
    )
    const words23 = v128.and(
      v128.load64_lane(start3, v128.load64_zero(start2, TEXT), 1, TEXT),
      v128.load64_lane(length3, v128.load64_zero(length2, BY_LENGTH), 1, BY_LENGTH),
    )
    // Turned round: the first four bytes of all words, then the next four.
    const bytes0 = v128.shuffle<i32>(words01, words23, 0, 2, 4, 6)
    const bytes4 = v128.shuffle<i32>(words01, words23, 1, 3, 5, 7)

    const letters0 = lettersOf(bytes0, smallBits)
    const letters4 = lettersOf(bytes4, smallBits)
    const letters = sum(i8x16.add(letters0, letters4))
    const smalls = v128.or(v128.and(bytes0, letters0), v128.and(bytes4, letters4))
    const flags = flagsOf(bytes0, letters0, letters, smalls, lengths, smallBit, number, allCaps)
    const halves = i16x8.narrow_i32x4_u(flags, flags)
    store<u32>(words, i32x4.extract_lane(i8x16.narrow_i16x8_u(halves, halves), 0), FLAGS)

    v128.store(word, v128.or(bytes0, letters0), FIRST_BYTES)
    v128.store(word, v128.or(bytes4, letters4), NEXT_BYTES)
    let undo = v128.load32_zero(length0, BY_LENGTH + 8)
    undo = v128.load32_lane(length1, undo, 1, BY_LENGTH + 8)
    undo = v128.load32_lane(length2, undo, 2, BY_LENGTH + 8)
    undo = v128.load32_lane(length3, undo, 3, BY_LENGTH + 8)
    v128.store(word, undo, UNDOING)

    const areLong = <u32>i32x4.bitmask(i32x4.gt_s(given, short))
    const toFront = v128.load(TO_FRONT + (areLong << 4))
    v128.store(longs, i8x16.swizzle(starts, toFront), LONG_STARTS)
    v128.store(longs, i8x16.swizzle(numbers, toFront), LONG_WORDS)
    numbers = i32x4.add(numbers, four)
    longs += popcnt(areLong) << 2
  }
  // Without those that were no words.
  if (run > until) words -= run - until
  while (longs > 0 && load<u32>(LONG_WORDS - 4 + longs) >= words) longs -= 4
  longWords = longs
  return min(run, until)
}

/**
 * Stores hashes and spellings of the first `words` words, and for those of nine to sixteen bytes the flags again. A zero behind a word
 * multiplies its hash by HASH_FACTOR, which is undone in the end.
 */
export function finishWords(words: u32): void {
  // Eight at a time: a hash is a chain of multiplications that wait for one another, but two chains do not.
  for (let word: usize = 0; word < words << 2; word += 32) {
    const first = v128.load(word, FIRST_BYTES)
    const next = v128.load(word, NEXT_BYTES)
    const first2 = v128.load(word, FIRST_BYTES + 16)
    const next2 = v128.load(word, NEXT_BYTES + 16)
    let hash = hashFour(i32x4.splat(HASH_START), first)
    let hash2 = hashFour(i32x4.splat(HASH_START), first2)
    hash = hashFour(hash, next)
    hash2 = hashFour(hash2, next2)
    v128.store(word, mix32x4(i32x4.mul(hash, v128.load(word, UNDOING))), HASHES)
    v128.store(word, mix32x4(i32x4.mul(hash2, v128.load(word, UNDOING + 16))), HASHES + 16)
    v128.store(word, spellingOf(first, next), SPELLINGS)
    v128.store(word, spellingOf(first2, next2), SPELLINGS + 16)
  }
  finishLongWords()
}

// @ts-ignore: decorator
@inline
function spellingOf(first: v128, next: v128): v128 {
  return i32x4.add(i32x4.mul(first, i32x4.splat(SPELLING0)), i32x4.mul(next, i32x4.splat(SPELLING4)))
}

function finishLongWords(): void {
  const end = longWords
  longWords = 0
  if (end === 0) return
  // The last four are filled up with the last one.
  v128.store(end, v128.load32_splat(LONG_STARTS - 4 + end), LONG_STARTS)
  v128.store(end, v128.load32_splat(LONG_WORDS - 4 + end), LONG_WORDS)
  for (let at: usize = 0; at < end; at += 16) {
    const one = load<u32>(at, LONG_WORDS)
    const two = load<u32>(at, LONG_WORDS + 4)
    const three = load<u32>(at, LONG_WORDS + 8)
    const four = load<u32>(at, LONG_WORDS + 12)
    const length0 = lengthOf(one)
    const length1 = lengthOf(two)
    const length2 = lengthOf(three)
    const length3 = lengthOf(four)
    const word0 = bytesAt(load<u32>(at, LONG_STARTS), length0)
    const word1 = bytesAt(load<u32>(at, LONG_STARTS + 4), length1)
    const word2 = bytesAt(load<u32>(at, LONG_STARTS + 8), length2)
    const word3 = bytesAt(load<u32>(at, LONG_STARTS + 12), length3)
    const low01 = v128.shuffle<i32>(word0, word1, 0, 4, 1, 5)
    const low23 = v128.shuffle<i32>(word2, word3, 0, 4, 1, 5)
    const high01 = v128.shuffle<i32>(word0, word1, 2, 6, 3, 7)
    const high23 = v128.shuffle<i32>(word2, word3, 2, 6, 3, 7)
    const bytes0 = v128.shuffle<i64>(low01, low23, 0, 2)
    const bytes4 = v128.shuffle<i64>(low01, low23, 1, 3)
    const bytes8 = v128.shuffle<i64>(high01, high23, 0, 2)
    const bytes12 = v128.shuffle<i64>(high01, high23, 1, 3)

    const smallBits = i8x16.splat(0x20)
    const letters0 = lettersOf(bytes0, smallBits)
    const letters4 = lettersOf(bytes4, smallBits)
    const letters8 = lettersOf(bytes8, smallBits)
    const letters12 = lettersOf(bytes12, smallBits)
    const letters = sum(i8x16.add(i8x16.add(letters0, letters4), i8x16.add(letters8, letters12)))
    const smalls = v128.or(
      v128.or(v128.and(bytes0, letters0), v128.and(bytes4, letters4)),
      v128.or(v128.and(bytes8, letters8), v128.and(bytes12, letters12)),
    )
    const lengths = lanes(length0, length1, length2, length3)
    const smallBit = i32x4.splat(0x20)
    const flags = flagsOf(bytes0, letters0, letters, smalls, lengths, smallBit, i32x4.splat(NUMBER), i32x4.splat(ALL_CAPS))
    store<u8>(one, i32x4.extract_lane(flags, 0), FLAGS)
    store<u8>(two, i32x4.extract_lane(flags, 1), FLAGS)
    store<u8>(three, i32x4.extract_lane(flags, 2), FLAGS)
    store<u8>(four, i32x4.extract_lane(flags, 3), FLAGS)

    const lowered0 = v128.or(bytes0, letters0)
    const lowered4 = v128.or(bytes4, letters4)
    const lowered8 = v128.or(bytes8, letters8)
    const lowered12 = v128.or(bytes12, letters12)
    let hash = hashFour(i32x4.splat(HASH_START), lowered0)
    hash = hashFour(hash, lowered4)
    hash = hashFour(hash, lowered8)
    hash = hashFour(hash, lowered12)
    const undo = lanes(
      load<u32>(UNDO + (length0 << 2)),
      load<u32>(UNDO + (length1 << 2)),
      load<u32>(UNDO + (length2 << 2)),
      load<u32>(UNDO + (length3 << 2)),
    )
    scatter(HASHES, one, two, three, four, mix32x4(i32x4.mul(hash, undo)))
    const spelling = i32x4.add(
      spellingOf(lowered0, lowered4),
      i32x4.add(i32x4.mul(lowered8, i32x4.splat(SPELLING8)), i32x4.mul(lowered12, i32x4.splat(SPELLING12))),
    )
    scatter(SPELLINGS, one, two, three, four, spelling)
  }
}

// @ts-ignore: decorator
@inline
function lengthOf(word: u32): u32 {
  return load<u32>(ENDS + (word << 2)) - load<u32>(STARTS + (word << 2))
}

// @ts-ignore: decorator
@inline
function lanes(one: u32, two: u32, three: u32, four: u32): v128 {
  return i32x4.replace_lane(i32x4.replace_lane(i32x4.replace_lane(i32x4.splat(one), 1, two), 2, three), 3, four)
}

// @ts-ignore: decorator
@inline
function scatter(to: usize, one: u32, two: u32, three: u32, four: u32, values: v128): void {
  store<u32>(to + (one << 2), i32x4.extract_lane(values, 0))
  store<u32>(to + (two << 2), i32x4.extract_lane(values, 1))
  store<u32>(to + (three << 2), i32x4.extract_lane(values, 2))
  store<u32>(to + (four << 2), i32x4.extract_lane(values, 3))
}

/** The bytes of a word of up to sixteen, with zeros behind them. */
// @ts-ignore: decorator
@inline
function bytesAt(at: u32, length: u32): v128 {
  return v128.and(v128.load(at, TEXT), v128.load(KEEP_END - length))
}

/** The bit 0x20 where a letter stands: of ASCII letters and digits, letters alone have the bit 0x40. */
// @ts-ignore: decorator
@inline
function lettersOf(bytes: v128, smallBits: v128): v128 {
  return v128.and(i32x4.shr_u(bytes, 1), smallBits)
}

/** Of each four bytes. */
// @ts-ignore: decorator
@inline
function sum(bytes: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes))
}

/**
 * The flags of four words: `letters` is 0x20 times the number of letters, `smalls` is not 0 where there is a small one. All ASCII letters
 * and digits but capitals have the bit 0x20.
 */
// @ts-ignore: decorator
@inline
function flagsOf(
  bytes0: v128,
  letters0: v128,
  letters: v128,
  smalls: v128,
  lengths: v128,
  smallBit: v128,
  number: v128,
  allCaps: v128,
): v128 {
  // CAPITAL is two bits below.
  const capital = i32x4.shr_u(v128.and(v128.andnot(letters0, bytes0), smallBit), 2)
  const numbers = v128.andnot(number, i32x4.eq(letters, i32x4.shl(lengths, 5)))
  const shouted = v128.and(i32x4.eq(smalls, i32x4.splat(0)), i32x4.gt_s(letters, smallBit))
  return v128.or(v128.or(capital, numbers), v128.and(shouted, allCaps))
}

// @ts-ignore: decorator
@inline
function hashFour(hash: v128, bytes: v128): v128 {
  const factor = i32x4.splat(HASH_FACTOR)
  const byte = i32x4.splat(255)
  hash = i32x4.mul(v128.xor(hash, v128.and(bytes, byte)), factor)
  hash = i32x4.mul(v128.xor(hash, v128.and(i32x4.shr_u(bytes, 8), byte)), factor)
  hash = i32x4.mul(v128.xor(hash, v128.and(i32x4.shr_u(bytes, 16), byte)), factor)
  return i32x4.mul(v128.xor(hash, i32x4.shr_u(bytes, 24)), factor)
}

/** The spelling of a word of any length and any characters. */
export function spellingAt(at: u32, length: u32): u32 {
  let spelling: u32 = 0
  while (length > 0) {
    const count = min(length, LONG)
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
