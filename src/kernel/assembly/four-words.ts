import { TEXT } from '../layout'
import { lowered } from './characters'
import { HASH_FACTOR } from './hash'

// What words of ASCII letters and digits are asked, four at a time: a lane a word, four bytes of it in each vector.

// Flags of `text/word`.
export const CAPITAL: u32 = 8
export const NUMBER: u32 = 16
export const ALL_CAPS: u32 = 128

/** The most bytes a word here may have. */
export const LONG: u32 = 16

// Reading so many bytes before its end keeps so many bytes.
const KEEP: usize = memory.data<u64>([-1, -1, 0, 0])
const KEEP_END: usize = KEEP + 16

// Any odd numbers that have nothing to do with one another.
export const SPELLING0: u32 = 0x9e3779b1
export const SPELLING4: u32 = 0x85ebca77
export const SPELLING8: u32 = 0xc2b2ae3d
export const SPELLING12: u32 = 0x27d4eb2f

/** The bytes of a word of up to sixteen, with zeros behind them. */
// @ts-ignore: decorator
@inline
export function bytesAt(at: u32, length: u32): v128 {
  return v128.and(v128.load(at, TEXT), v128.load(KEEP_END - length))
}

/** The bit 0x20 where a letter stands: of ASCII letters and digits, letters alone have the bit 0x40. */
// @ts-ignore: decorator
@inline
export function lettersOf(bytes: v128, smallBits: v128): v128 {
  return v128.and(i32x4.shr_u(bytes, 1), smallBits)
}

/** Of each four bytes. */
// @ts-ignore: decorator
@inline
export function sum(bytes: v128): v128 {
  return i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes))
}

/**
 * The flags of four words: `letters` is 0x20 times the number of letters, `smalls` is not 0 where there is a small one. All ASCII letters
 * and digits but capitals have the bit 0x20.
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
  // CAPITAL is two bits below.
  const capital = i32x4.shr_u(v128.and(v128.andnot(letters0, bytes0), smallBit), 2)
  const numbers = v128.andnot(number, i32x4.eq(letters, i32x4.shl(lengths, 5)))
  const shouted = v128.and(i32x4.eq(smalls, i32x4.splat(0)), i32x4.gt_s(letters, smallBit))
  return v128.or(v128.or(capital, numbers), v128.and(shouted, allCaps))
}

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

// @ts-ignore: decorator
@inline
export function spellingOf(first: v128, next: v128): v128 {
  return i32x4.add(i32x4.mul(first, i32x4.splat(SPELLING0)), i32x4.mul(next, i32x4.splat(SPELLING4)))
}

/** The spelling of a word of any length and any characters. */
export function spellingAt(at: u32, length: u32): u32 {
  let spelling: u32 = 0
  while (length > 0) {
    const count = min(length, LONG)
    const products = i32x4.mul(lowered(bytesAt(at, count)), i32x4(SPELLING0, SPELLING4, SPELLING8, SPELLING12))
    const halves = i32x4.add(products, v128.shuffle<i32>(products, products, 2, 3, 0, 1))
    spelling = rotl(spelling, 15) * SPELLING0 + i32x4.extract_lane(halves, 0) + i32x4.extract_lane(halves, 1)
    at += count
    length -= count
  }
  return spelling
}
