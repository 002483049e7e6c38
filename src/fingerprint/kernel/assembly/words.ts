import { HASHES, LAST_BYTES, LOWERED, SPELLINGS, UNDOING } from '../layout'
import { HASH_FACTOR, HASH_START, mix32x4 } from './hash'

const SPELLING_FACTOR: u64 = 0x9e3779b97f4a7c15

// By how many of eight bytes belong to the word: 1 / HASH_FACTOR modulo 2^32, to the power of those that do not.
const UNDO: usize = memory.data<u32>([
  0xd872e4e1, 0x9dde4e33, 0xb7f51a49, 0xdfd860eb, 0x4ca091f1, 0x91c5be63, 0xdd4ab5d9, 0x359c449b, 1,
])

/**
 * Leaves a word of ASCII letters and digits to `finishHashes`: its last one to eight bytes with zeros behind them, and the hash of those
 * before.
 */
// @ts-ignore: decorator
@inline
export function storeWord(word: u32, at: u32, length: u32): void {
  let hash = HASH_START
  let from: usize = LOWERED + at
  let left = length
  for (; left > 8; left -= 8, from += 8) hash = hashEight(hash, load<u64>(from))
  store<u32>(HASHES + (word << 2), hash)
  store<u64>(LAST_BYTES + (word << 3), firstBytes(from, left))
  store<u32>(UNDOING + (word << 2), load<u32>(UNDO + (left << 2)))
}

/** The same for a word that is hashed but for `mix32`: eight zeros are left of it, all of them undone. */
// @ts-ignore: decorator
@inline
export function storeHashed(word: u32, hash: u32): void {
  store<u32>(HASHES + (word << 2), hash)
  store<u64>(LAST_BYTES + (word << 3), 0)
  store<u32>(UNDOING + (word << 2), load<u32>(UNDO))
}

/**
 * Four words at a time, eight bytes each, so that the length of a word, which cannot be foreseen, decides no branch: a zero
 * multiplies the hash by HASH_FACTOR, and that is undone in the end.
 */
export function finishHashes(words: u32): void {
  for (let word: u32 = 0; word < words; word += 4) {
    const two = v128.load(LAST_BYTES + (word << 3))
    const others = v128.load(LAST_BYTES + (word << 3), 16)
    let hash = v128.load(HASHES + (word << 2))
    hash = hashFour(hash, v128.shuffle<i32>(two, others, 0, 2, 4, 6))
    hash = hashFour(hash, v128.shuffle<i32>(two, others, 1, 3, 5, 7))
    v128.store(HASHES + (word << 2), mix32x4(i32x4.mul(hash, v128.load(UNDOING + (word << 2)))))
  }
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

/** One to eight bytes with zeros behind them. */
// @ts-ignore: decorator
@inline
function firstBytes(from: usize, count: u32): u64 {
  return load<u64>(from) & (<u64>-1 >> (64 - (<u64>count << 3)))
}

// @ts-ignore: decorator
@inline
function hashEight(hash: u32, bytes: u64): u32 {
  const low = <u32>bytes
  const high = <u32>(bytes >>> 32)
  hash = (hash ^ (low & 255)) * HASH_FACTOR
  hash = (hash ^ ((low >>> 8) & 255)) * HASH_FACTOR
  hash = (hash ^ ((low >>> 16) & 255)) * HASH_FACTOR
  hash = (hash ^ (low >>> 24)) * HASH_FACTOR
  hash = (hash ^ (high & 255)) * HASH_FACTOR
  hash = (hash ^ ((high >>> 8) & 255)) * HASH_FACTOR
  hash = (hash ^ ((high >>> 16) & 255)) * HASH_FACTOR
  return (hash ^ (high >>> 24)) * HASH_FACTOR
}

// @ts-ignore: decorator
@inline
export function storeSpelling(word: u32, at: u32, length: u32): void {
  let mixed: u64 = 0
  let from: usize = LOWERED + at
  let left = length
  for (; left > 8; left -= 8, from += 8) mixed = rotl((mixed ^ load<u64>(from)) * SPELLING_FACTOR, 29)
  mixed = (mixed ^ firstBytes(from, left)) * SPELLING_FACTOR
  store<u32>(SPELLINGS + (word << 2), <u32>(mixed >> 32) ^ <u32>mixed)
}
