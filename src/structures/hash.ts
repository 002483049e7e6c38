/** The finaliser of MurmurHash3 (Appleby, 2011): each bit of the input changes each bit of the result half of the time. */
export function mix32(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

// Signed, as `Math.imul` gives it: one mixed representation would make the hot loop ten times slower.
export const HASH_START = 0x811c9dc5 | 0
export const HASH_FACTOR = 0x01000193

/**
 * The hash of a normalised word: FNV-1a (Fowler, Noll and Vo, 1991) with UTF-16 units for bytes, then `mix32`. Frozen:
 * fingerprints are made of it.
 *
 * @example
 * hashWord('japan') // => 0xe96d21aa
 */
export function hashWord(word: string): number {
  let hash = HASH_START
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), HASH_FACTOR)
  return mix32(hash)
}
