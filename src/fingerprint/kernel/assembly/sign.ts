import { FLAGS, HASHES, POWERS, SHINGLES, SIGNATURE, SLOTS } from '../layout'
import { mix32, mix32x4 } from './hash'

const BREAK: u32 = 32
const DENSE: v128 = i8x16.splat(64)
const MULTIPLIER: u32 = 0x9e3779b1
const WEYL: u32 = 0x9e3779b9
const RANK_FACTOR: u32 = 0x2c1b3c6d
const SIGN: u32 = 0x80000000

/**
 * The signature of the first `words` words: the same as `sign(shingle(...))` in `fingerprint`.
 *
 * @returns the number of shingles; without any, SIGNATURE is not written
 */
export function sign(words: u32, shingleWords: u32, values: u32, seed: u32): u32 {
  const width = countDense(words) * 2 > words ? shingleWords * 2 : shingleWords
  const shingles = shingle(words, width)
  if (shingles === 0) return 0
  // Repeated shingles change nothing, and fill up the last block of four.
  v128.store(SHINGLES + (shingles << 2), v128.load32_splat(SHINGLES + ((shingles - 1) << 2)))
  sketch(shingles, values, seed)
  return shingles
}

function countDense(words: u32): u32 {
  let dense: u32 = 0
  let at: u32 = 0
  for (; at + 16 <= words; at += 16) {
    dense += popcnt(i8x16.bitmask(i8x16.ne(v128.and(v128.load(FLAGS + at), DENSE), i8x16.splat(0))))
  }
  for (; at < words; at++) dense += (<u32>load<u8>(FLAGS + at) >> 6) & 1
  return dense
}

/** Stretch by stretch between the places where text was removed. */
function shingle(words: u32, width: u32): u32 {
  let power: u32 = 1
  for (let back = width; back > 0; back--, power *= MULTIPLIER) store<u32>(POWERS + ((back - 1) << 2), power)
  let count: u32 = 0
  let from: u32 = 0
  while (from < words) {
    let end = from + 1
    while (end < words && (<u32>load<u8>(FLAGS + end) & BREAK) === 0) end++
    if (end - from >= width) {
      const last = end - width + 1
      // The last block may go on past the stretch; what it writes there is written over or not counted.
      for (let first = from; first < last; first += 4) {
        let sum = i32x4.splat(0)
        for (let word: u32 = 0; word < width; word++) {
          const factor = v128.load32_splat(POWERS + (word << 2))
          sum = i32x4.add(sum, i32x4.mul(v128.load(HASHES + ((first + word) << 2)), factor))
        }
        v128.store(SHINGLES + ((count + first - from) << 2), mix32x4(sum))
      }
      count += last - from
    }
    from = end
  }
  return count
}

/** A slot holds round and rank in one number, so that the earliest round and its least rank are the least number. */
function sketch(shingles: u32, values: u32, seed: u32): void {
  memory.fill(SLOTS, 0xff, values << 3)
  let empty = values
  for (let round: u32 = 0; empty > 0; round++) {
    const salt = i32x4.splat(mix32(seed + (round + 1) * WEYL))
    if (round >= values) {
      fillOne(shingles, round, values, salt)
    } else {
      for (let at: u32 = 0; at < shingles; at += 4) {
        const hash = mix32x4(v128.xor(v128.load(SHINGLES + (at << 2)), salt))
        const value = i32x4.shr_u(i32x4.mul(i32x4.shr_u(hash, 16), i32x4.splat(values)), 16)
        const rank = v128.xor(i32x4.mul(hash, i32x4.splat(RANK_FACTOR)), i32x4.splat(SIGN))
        take(round, i32x4.extract_lane(value, 0), i32x4.extract_lane(rank, 0))
        take(round, i32x4.extract_lane(value, 1), i32x4.extract_lane(rank, 1))
        take(round, i32x4.extract_lane(value, 2), i32x4.extract_lane(rank, 2))
        take(round, i32x4.extract_lane(value, 3), i32x4.extract_lane(rank, 3))
      }
    }
    empty = 0
    for (let value: u32 = 0; value < values; value++) empty += <u32>(load<u64>(SLOTS + (value << 3)) === <u64>-1)
  }
  for (let value: u32 = 0; value < values; value++) {
    store<u32>(SIGNATURE + (value << 2), load<u32>(SLOTS + (value << 3)) ^ SIGN)
  }
}

// @ts-ignore: decorator
@inline
function take(round: u32, value: u32, rank: u32): void {
  const slot: usize = SLOTS + (value << 3)
  const entry = (<u64>round << 32) | <u64>rank
  const held = load<u64>(slot)
  store<u64>(slot, select<u64>(entry, held, entry < held))
}

function fillOne(shingles: u32, round: u32, values: u32, salt: v128): void {
  for (let at: u32 = 0; at < shingles; at++) {
    const hash = mix32(load<u32>(SHINGLES + (at << 2)) ^ i32x4.extract_lane(salt, 0))
    take(round, round - values, (hash * RANK_FACTOR) ^ SIGN)
  }
}
