import { HASH_FACTOR, HASH_START } from '../../structures/hash.js'

export { HASH_FACTOR, HASH_START }

// Those of `mixSigned`, which must have them in itself.
const MIX_FACTOR: u32 = 0x85ebca6b
const MIX_FACTOR_2: u32 = 0xc2b2ae35

// @ts-ignore: decorator
@inline
export function mix32(hash: u32): u32 {
  hash = (hash ^ (hash >>> 16)) * MIX_FACTOR
  hash = (hash ^ (hash >>> 13)) * MIX_FACTOR_2
  return hash ^ (hash >>> 16)
}

/** `mix32` of four hashes at once. */
// @ts-ignore: decorator
@inline
export function mix32x4(hash: v128): v128 {
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 16)), i32x4.splat(MIX_FACTOR))
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 13)), i32x4.splat(MIX_FACTOR_2))
  return v128.xor(hash, i32x4.shr_u(hash, 16))
}
