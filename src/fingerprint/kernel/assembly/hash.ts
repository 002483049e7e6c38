export const HASH_START: u32 = 0x811c9dc5
export const HASH_FACTOR: u32 = 0x01000193

// @ts-ignore: decorator
@inline
export function mix32(hash: u32): u32 {
  hash = (hash ^ (hash >>> 16)) * 0x85ebca6b
  hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35
  return hash ^ (hash >>> 16)
}

/** Four at once. */
// @ts-ignore: decorator
@inline
export function mix32x4(hash: v128): v128 {
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 16)), i32x4.splat(0x85ebca6b))
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(0xc2b2ae35))
  return v128.xor(hash, i32x4.shr_u(hash, 16))
}
