import { HASH_FACTOR, HASH_START, MIX_FACTOR, MIX_FACTOR_2 } from '../../structures/hash.js'

export { HASH_FACTOR, HASH_START }

// @ts-ignore: decorator
@inline
export function mix32(hash: u32): u32 {
  hash = (hash ^ (hash >>> 16)) * <u32>MIX_FACTOR
  hash = (hash ^ (hash >>> 13)) * <u32>MIX_FACTOR_2
  return hash ^ (hash >>> 16)
}

/** `mix32` of four hashes at once. */
// @ts-ignore: decorator
@inline
export function mix32x4(hash: v128): v128 {
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 16)), i32x4.splat(<u32>MIX_FACTOR))
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(<u32>MIX_FACTOR_2))
  return v128.xor(hash, i32x4.shr_u(hash, 16))
}
