/** The finaliser of MurmurHash3 (Appleby 2011): each bit of the input changes each bit of the result half of the time. */
export function mix32(hash: number): number {
  return mixSigned(hash) >>> 0
}

/**
 * `mix32` as an int32: where one follows another, twice as fast. Unsigned, a number may need 64 bits on the way; and V8 reads a
 * constant of a module above 2^31 from memory each time, so the factors stand here as they are.
 */
export function mixSigned(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}

/**
 * 2^32 divided by the golden ratio, to a prime near it: as a factor modulo 2^32 it spreads numbers that lie close together
 * (Knuth, TAOCP 6.4), and, being odd, gives different numbers different products.
 */
export const GOLDEN = 0x9e3779b1

// Signed, as `Math.imul` gives it: a hash that is now signed, now not, would make the hot loop ten times slower.
export const HASH_START = 0x811c9dc5 | 0
export const HASH_FACTOR = 0x01000193

/**
 * The hash of a normalised word: FNV-1a (Fowler, Noll and Vo 1991) over UTF-16 code units in place of bytes, then `mix32`.
 * Frozen, because fingerprints are made of these hashes.
 *
 * @example
 * hashWord('japan') // => 0xe96d21aa
 */
export function hashWord(word: string): number {
  let hash = HASH_START
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), HASH_FACTOR)
  return mix32(hash)
}
