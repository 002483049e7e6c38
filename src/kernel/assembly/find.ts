import { HASHES } from '../layout'

/** @returns the first word from `from` on with this hash, or `words` */
export function find(hash: u32, from: u32, words: u32): u32 {
  const wanted = i32x4.splat(hash)
  for (let word = from; word < words; word += 4) {
    const found = <u32>i32x4.bitmask(i32x4.eq(v128.load(HASHES + (word << 2)), wanted))
    if (found !== 0) return min(word + <u32>ctz(found), words)
  }
  return words
}
