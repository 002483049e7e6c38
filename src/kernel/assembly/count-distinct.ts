import { GOLDEN } from '../../structures/hash.js'
import { DISTINCT_CALLS, DISTINCT_SLOTS, LEFT_OVER, MAX_DISTINCT_BITS, SHINGLES } from '../layout.js'

const MIN_BITS: u32 = 10

/** Of the pass that runs: how many hashes are the same as the owner of their slot. */
let repeated: u32 = 0

/**
 * How many of the first `count` hashes in SHINGLES are distinct. In each pass the first hash of a slot owns it, and those that find another
 * there are left for the next pass; equal ones are left together, since they find the same owner. A random odd `factor` makes a bijection,
 * whose high bits choose the slot: whoever chose them, two hashes share one of m slots at most twice in m times (Dietzfelbinger et al. 1997).
 */
export function countDistinct(count: u32, factor: u32): u32 {
  let from: usize = SHINGLES
  let distinct = count
  while (count > 0) {
    count = pass(from, count, factor)
    distinct -= repeated
    from = LEFT_OVER
    factor *= <u32>GOLDEN
  }
  return distinct
}

/**
 * A slot holds the low bits of its owner's product, and the number of the pass, so that none has to be emptied before the next.
 *
 * @returns how many hashes are left, in LEFT_OVER
 */
function pass(from: usize, count: u32, factor: u32): u32 {
  // Eight slots a hash or more, where there is room: few are left.
  const bits = min<u32>(max<u32>(35 - clz(count), MIN_BITS), MAX_DISTINCT_BITS)
  const slots: usize = DISTINCT_SLOTS + (4 << bits)
  const mask: u32 = (1 << bits) - 1
  const number = numberOfPass(bits, slots)
  const shift = 30 - bits
  repeated = 0
  let left: usize = LEFT_OVER
  let at = from
  for (const end = from + (count << 2) - 12; at < end; at += 16) {
    const product = i32x4.mul(v128.load(at), i32x4.splat(factor))
    const slot = i32x4.add(v128.and(i32x4.shr_u(product, shift), i32x4.splat(mask << 2)), i32x4.splat(slots))
    const own = v128.or(i32x4.shl(product, bits), i32x4.splat(number))
    left = enter(at, i32x4.extract_lane(slot, 0), i32x4.extract_lane(own, 0), mask, left)
    left = enter(at + 4, i32x4.extract_lane(slot, 1), i32x4.extract_lane(own, 1), mask, left)
    left = enter(at + 8, i32x4.extract_lane(slot, 2), i32x4.extract_lane(own, 2), mask, left)
    left = enter(at + 12, i32x4.extract_lane(slot, 3), i32x4.extract_lane(own, 3), mask, left)
  }
  for (const end = from + (count << 2); at < end; at += 4) {
    const product = load<u32>(at) * factor
    left = enter(at, slots + ((product >>> shift) & (mask << 2)), (product << bits) | number, mask, left)
  }
  return <u32>(left - LEFT_OVER) >>> 2
}

/** Makes the hash at `at` the owner of its slot, or counts it as repeated, or leaves it. @returns the end of what is left */
// @ts-ignore: decorator
@inline
function enter(at: usize, slot: usize, own: u32, mask: u32, left: usize): usize {
  const difference = load<u32>(slot) ^ own
  if (difference & mask) {
    store<u32>(slot, own)
    return left
  }
  if (difference === 0) {
    repeated++
    return left
  }
  store<u32>(left, load<u32>(at))
  return left + 4
}

/** Numbers the passes over the slots of so many bits, from 1; before a number would be too long, the slots are emptied. */
function numberOfPass(bits: u32, slots: usize): u32 {
  const counter: usize = DISTINCT_CALLS + (bits << 2)
  let number = load<u32>(counter) + 1
  if (number >>> bits !== 0) {
    memory.fill(slots, 0, 4 << bits)
    number = 1
  }
  store<u32>(counter, number)
  return number
}
