import { ALL_CAPS, NUMBER } from '../../text/word-flags.js'
import {
  EDGES,
  ENDS,
  FIRST_BYTES,
  FLAGS,
  HASHES,
  LONG_STARTS,
  LONG_WORDS,
  NEXT_BYTES,
  STARTS,
  SURFACE_HASHES,
  TEXT,
  ZERO_INVERSES,
} from '../layout.js'
import { flagsOf, hashFour, lettersOf, LONG, sum, surfaceHashOf } from './four-words'
import { HASH_START, mix32x4 } from './hash'
import { storeLongWords } from './long-words'

/** The longest word that the first pass hashes, in bytes. */
const SHORT: u32 = 8

// For each length of a word in eight bytes: the mask of its own bytes, and what removes the zeros after them from its hash:
// 1 / HASH_FACTOR modulo 2^32, to the power of the number of zeros.
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

// For each set of lanes, the shuffle that moves them to the front.
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

// V8 builds a vector constant again wherever a long loop uses it, but keeps a value that it loaded from memory.
const CONSTANTS: usize = memory.data<u32>([SHORT, LONG, 0x20202020, 0x20, NUMBER, ALL_CAPS, 4])

/** The length of LONG_WORDS so far, in bytes. */
let longWords: usize = 0

/**
 * Stores the words of the runs from `run` up to `until`, without their hashes and surface hashes: four at a time, and
 * without a branch on their lengths, which no processor predicts. Each word is loaded as eight bytes, those after its end
 * set to zero; longer words are listed in LONG_WORDS.
 *
 * @returns the run at which it stopped: `until`, or at most three runs before a run of more than sixteen bytes
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
  // The last four may reach beyond `until`; what they store is overwritten or not counted.
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
    // Transposed: the first four bytes of all four words, then the next four.
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
    let inverses = v128.load32_zero(length0, BY_LENGTH + 8)
    inverses = v128.load32_lane(length1, inverses, 1, BY_LENGTH + 8)
    inverses = v128.load32_lane(length2, inverses, 2, BY_LENGTH + 8)
    inverses = v128.load32_lane(length3, inverses, 3, BY_LENGTH + 8)
    v128.store(word, inverses, ZERO_INVERSES)

    const areLong = <u32>i32x4.bitmask(i32x4.gt_s(given, short))
    const toFront = v128.load(TO_FRONT + (areLong << 4))
    v128.store(longs, i8x16.swizzle(starts, toFront), LONG_STARTS)
    v128.store(longs, i8x16.swizzle(numbers, toFront), LONG_WORDS)
    numbers = i32x4.add(numbers, four)
    longs += popcnt(areLong) << 2
  }
  // Leave out what the last four stored beyond `until`.
  if (run > until) words -= run - until
  while (longs > 0 && load<u32>(LONG_WORDS - 4 + longs) >= words) longs -= 4
  longWords = longs
  return min(run, until)
}

/**
 * Stores hashes and surface hashes of the first `words` words, and the flags of those of nine to sixteen bytes. Each zero
 * after a word multiplies its hash by HASH_FACTOR, which a multiplication by the inverse removes.
 */
export function finishWords(words: u32): void {
  // Eight words at a time: the multiplications of one hash wait for one another, those of two hashes do not.
  for (let word: usize = 0; word < words << 2; word += 32) {
    const first = v128.load(word, FIRST_BYTES)
    const next = v128.load(word, NEXT_BYTES)
    const first2 = v128.load(word, FIRST_BYTES + 16)
    const next2 = v128.load(word, NEXT_BYTES + 16)
    let hash = hashFour(i32x4.splat(HASH_START), first)
    let hash2 = hashFour(i32x4.splat(HASH_START), first2)
    hash = hashFour(hash, next)
    hash2 = hashFour(hash2, next2)
    v128.store(word, mix32x4(i32x4.mul(hash, v128.load(word, ZERO_INVERSES))), HASHES)
    v128.store(word, mix32x4(i32x4.mul(hash2, v128.load(word, ZERO_INVERSES + 16))), HASHES + 16)
    v128.store(word, surfaceHashOf(first, next), SURFACE_HASHES)
    v128.store(word, surfaceHashOf(first2, next2), SURFACE_HASHES + 16)
  }
  storeLongWords(longWords)
  longWords = 0
}
