import { ALL_CAPS, NUMBER } from '../../text/word-flags.js'
import { ENDS, FLAGS, HASHES, LONG_STARTS, LONG_WORDS, SURFACE_HASHES, STARTS } from '../layout.js'
import {
  bytesAt,
  flagsOf,
  hashFour,
  lettersOf,
  SURFACE_FACTOR_12,
  SURFACE_FACTOR_8,
  surfaceHashOf,
  sum,
} from './four-words'
import { HASH_START, mix32x4 } from './hash'

// By the number of bytes in the word: 1 / HASH_FACTOR modulo 2^32, to the power of the zeros that fill up sixteen bytes.
const ZERO_INVERSE_OF_LENGTH: usize = memory.data<u32>([
  0x55058dc1, 0x98be26d3, 0x46571e29, 0xe4247a8b, 0xb06ce8d1, 0x8c728103, 0x1b4117b9, 0xa078583b, 0xd872e4e1,
  0x9dde4e33, 0xb7f51a49, 0xdfd860eb, 0x4ca091f1, 0x91c5be63, 0xdd4ab5d9, 0x359c449b, 1,
])

/**
 * Stores hashes, surface hashes and flags of the words that LONG_WORDS lists up to byte `end`, in place of those of their
 * first eight bytes alone.
 */
export function storeLongWords(end: usize): void {
  if (end === 0) return
  // Copies of the last word fill up the last four.
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
    const inverse = lanes(
      load<u32>(ZERO_INVERSE_OF_LENGTH + (length0 << 2)),
      load<u32>(ZERO_INVERSE_OF_LENGTH + (length1 << 2)),
      load<u32>(ZERO_INVERSE_OF_LENGTH + (length2 << 2)),
      load<u32>(ZERO_INVERSE_OF_LENGTH + (length3 << 2)),
    )
    scatter(HASHES, one, two, three, four, mix32x4(i32x4.mul(hash, inverse)))
    const surfaceHash = i32x4.add(
      surfaceHashOf(lowered0, lowered4),
      i32x4.add(i32x4.mul(lowered8, i32x4.splat(SURFACE_FACTOR_8)), i32x4.mul(lowered12, i32x4.splat(SURFACE_FACTOR_12))),
    )
    scatter(SURFACE_HASHES, one, two, three, four, surfaceHash)
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
