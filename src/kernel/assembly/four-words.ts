import { GOLDEN } from '../../structures/hash.js'
import { TEXT } from '../layout.js'
import { lowered } from './characters'
import { HASH_FACTOR } from './hash'

// Words of ASCII letters and digits, four at a time: a lane for each word, and four of its bytes in each vector.

/** The longest word that is hashed in vectors, in bytes. */
export const LONG: u32 = 16

// Sixteen bytes loaded n bytes before KEEP_END are a mask that keeps the first n bytes.
const KEEP: usize = memory.data<u64>([-1, -1, 0, 0])
const KEEP_END: usize = KEEP + 16

// Unrelated odd numbers; all four are primes of xxHash32 (Collet 2012).
export const SURFACE_FACTOR_0: u32 = GOLDEN
export const SURFACE_FACTOR_4: u32 = 0x85ebca77
export const SURFACE_FACTOR_8: u32 = 0xc2b2ae3d
export const SURFACE_FACTOR_12: u32 = 0x27d4eb2f

/** The bytes of a word of at most sixteen bytes, followed by zeros. */
// @ts-ignore: decorator
@inline
export function bytesAt(at: u32, length: u32): v128 {
  return v128.and(v128.load(at, TEXT), v128.load(KEEP_END - length))
}

/** 0x20 in each byte that is a letter: among ASCII letters and digits, only letters have the bit 0x40. */
// @ts-ignore: decorator
@inline
export function lettersOf(bytes: v128, smallBits: v128): v128 {
  return v128.and(i32x4.shr_u(bytes, 1), smallBits)
}

/** The sum of each four bytes. */
// @ts-ignore: decorator
@inline
export function sum(bytes: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes))
}

/**
 * The flags of four words: `letters` is 0x20 times the number of letters, `smalls` is not 0 where the word has a lower-case
 * letter. All ASCII letters and digits except capitals have the bit 0x20.
 */
// @ts-ignore: decorator
@inline
export function flagsOf(
  bytes0: v128,
  letters0: v128,
  letters: v128,
  smalls: v128,
  lengths: v128,
  smallBit: v128,
  number: v128,
  allCaps: v128,
): v128 {
  // CAPITAL is two bits lower than 0x20.
  const capital = i32x4.shr_u(v128.and(v128.andnot(letters0, bytes0), smallBit), 2)
  const numbers = v128.andnot(number, i32x4.eq(letters, i32x4.shl(lengths, 5)))
  const allUpper = v128.and(i32x4.eq(smalls, i32x4.splat(0)), i32x4.gt_s(letters, smallBit))
  return v128.or(v128.or(capital, numbers), v128.and(allUpper, allCaps))
}

/** Continues four FNV-1a hashes with four bytes each. */
// @ts-ignore: decorator
@inline
export function hashFour(hash: v128, bytes: v128): v128 {
  const factor = i32x4.splat(HASH_FACTOR)
  const byte = i32x4.splat(255)
  hash = i32x4.mul(v128.xor(hash, v128.and(bytes, byte)), factor)
  hash = i32x4.mul(v128.xor(hash, v128.and(i32x4.shr_u(bytes, 8), byte)), factor)
  hash = i32x4.mul(v128.xor(hash, v128.and(i32x4.shr_u(bytes, 16), byte)), factor)
  return i32x4.mul(v128.xor(hash, i32x4.shr_u(bytes, 24)), factor)
}

/** The surface hashes of four words of at most eight bytes. */
// @ts-ignore: decorator
@inline
export function surfaceHashOf(first: v128, next: v128): v128 {
  return i32x4.add(i32x4.mul(first, i32x4.splat(SURFACE_FACTOR_0)), i32x4.mul(next, i32x4.splat(SURFACE_FACTOR_4)))
}

/** The surface hash of a word of any length and any characters. */
export function surfaceHashAt(at: u32, length: u32): u32 {
  let surfaceHash: u32 = 0
  while (length > 0) {
    const count = min(length, LONG)
    const products = i32x4.mul(lowered(bytesAt(at, count)), i32x4(SURFACE_FACTOR_0, SURFACE_FACTOR_4, SURFACE_FACTOR_8, SURFACE_FACTOR_12))
    const halves = i32x4.add(products, v128.shuffle<i32>(products, products, 2, 3, 0, 1))
    surfaceHash = rotl(surfaceHash, 15) * SURFACE_FACTOR_0 + i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1)
    at += count
    length -= count
  }
  return surfaceHash
}
