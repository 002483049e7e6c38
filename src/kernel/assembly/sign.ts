import { EMPTY, RANK_FACTOR, ROUND_STEP } from '../../minhash/signature-constants.js'
import { GOLDEN } from '../../structures/hash.js'
import { BREAK, UNSEGMENTED } from '../../text/word-flags.js'
import { FLAGS, HASHES, POWERS, RANKS, SHINGLES, SIGNATURE, SLOT_OFFSETS, SLOTS } from '../layout.js'
import { mix32, mix32x4 } from './hash'

/** Slots are computed this many bytes of SHINGLES before they are filled. */
const AHEAD: usize = 64

/**
 * Writes the signature of the first `words` words to SIGNATURE: the same as `sign(shingle(...))` in `minhash`.
 *
 * @returns the number of shingles; where it is 0, SIGNATURE is not written
 */
export function sign(words: u32, shingleWords: u32, values: u32, seed: u32): u32 {
  // As `shingleWidth` in `minhash/shingles.ts`.
  const width = countUnsegmented(words) * 2 > words ? shingleWords * 2 : shingleWords
  const shingles = shingle(words, width)
  if (shingles === 0) return 0
  signHashes(shingles, values, seed)
  return shingles
}

function countUnsegmented(words: u32): u32 {
  let unsegmented: u32 = 0
  let at: u32 = 0
  for (; at + 16 <= words; at += 16) {
    unsegmented += popcnt(i8x16.bitmask(i8x16.ne(v128.and(v128.load(FLAGS + at), i8x16.splat(<i8>UNSEGMENTED)), i8x16.splat(0))))
  }
  for (; at < words; at++) unsegmented += (<u32>load<u8>(FLAGS + at) >> 6) & 1
  return unsegmented
}

/** The first word from `from` on before which text was removed, or `words`. */
function nextBreak(from: u32, words: u32): u32 {
  for (let at = from; at < words; at += 16) {
    const found = <u32>i8x16.bitmask(i8x16.ne(v128.and(v128.load(FLAGS + at), i8x16.splat(<i8>BREAK)), i8x16.splat(0)))
    if (found !== 0) return min(at + <u32>ctz(found), words)
  }
  return words
}

/** Writes the shingles of each stretch between removals to SHINGLES. @returns their number */
function shingle(words: u32, width: u32): u32 {
  let power: u32 = 1
  for (let back = width; back > 0; back--, power *= GOLDEN) store<u32>(POWERS + ((back - 1) << 2), power)
  let count: u32 = 0
  let from: u32 = 0
  while (from < words) {
    const end = nextBreak(from + 1, words)
    if (end - from >= width) {
      const last = end - width + 1
      // The last block may reach beyond the stretch; what it stores there is overwritten or not counted.
      for (let first = from; first < last; first += 16) {
        let one = i32x4.splat(0)
        let two = i32x4.splat(0)
        let three = i32x4.splat(0)
        let four = i32x4.splat(0)
        for (let word: u32 = 0; word < width; word++) {
          const factor = v128.load32_splat(POWERS + (word << 2))
          const at = (first + word) << 2
          one = i32x4.add(one, i32x4.mul(v128.load(at, HASHES), factor))
          two = i32x4.add(two, i32x4.mul(v128.load(at, HASHES + 16), factor))
          three = i32x4.add(three, i32x4.mul(v128.load(at, HASHES + 32), factor))
          four = i32x4.add(four, i32x4.mul(v128.load(at, HASHES + 48), factor))
        }
        const at = (count + first - from) << 2
        v128.store(at, mix32x4(one), SHINGLES)
        v128.store(at, mix32x4(two), SHINGLES + 16)
        v128.store(at, mix32x4(three), SHINGLES + 32)
        v128.store(at, mix32x4(four), SHINGLES + 48)
      }
      count += last - from
    }
    from = end
  }
  return count
}

/**
 * Writes the signature of the hashes in SHINGLES to SIGNATURE: the same as `sign` in `minhash/signature.ts`. Each round fills
 * the slots, which then fill the values that the rounds before left empty. Overwrites up to eight hashes after the last.
 */
export function signHashes(shingles: u32, values: u32, seed: u32): void {
  // Fill up the last block of eight with repeated hashes, which change nothing.
  const last = v128.load32_splat(SHINGLES + ((shingles - 1) << 2))
  v128.store(SHINGLES + (shingles << 2), last)
  v128.store(SHINGLES + (shingles << 2), last, 16)
  const empty = i32x4.splat(EMPTY)
  for (let value: u32 = 0; value < values; value += 4) {
    v128.store(SIGNATURE + (value << 2), empty)
    v128.store(SLOTS + (value << 2), empty)
  }
  // The values that fill up the last vector must not count as empty.
  v128.store(SIGNATURE + (values << 2), i32x4.splat(0))
  for (let round: u32 = 0; round < values; round++) {
    spread(shingles, values, saltOf(seed, round))
    if (!fillEmpty(values)) return
  }
  for (let value: u32 = 0; value < values; value++) {
    if (load<i32>(SIGNATURE + (value << 2)) !== <i32>EMPTY) continue
    store<i32>(SIGNATURE + (value << 2), leastRank(shingles, saltOf(seed, values + value)))
  }
}

// @ts-ignore: decorator
@inline
function saltOf(seed: u32, round: u32): v128 {
  return i32x4.splat(mix32(seed + (round + 1) * <u32>ROUND_STEP))
}

/**
 * Leaves in each slot the least rank of the shingles that have this slot. The slots and ranks of one block are computed
 * while an earlier block fills its slots: neither waits for the other.
 */
function spread(shingles: u32, values: u32, salt: v128): void {
  const scale = i32x4.splat(values)
  const end = shingles << 2
  for (let at: usize = 0; at < AHEAD; at += 16) computeFour(at, salt, scale)
  for (let at: usize = 0; at < end; at += 32) {
    computeFour(at + AHEAD, salt, scale)
    computeFour(at + AHEAD + 16, salt, scale)
    fillFour(at)
    fillFour(at + 16)
  }
}

/** Computes the slots (as byte offsets in SLOTS) and ranks of the four shingles at `at`. */
// @ts-ignore: decorator
@inline
function computeFour(at: usize, salt: v128, scale: v128): void {
  const hash = mix32x4(v128.xor(v128.load(at, SHINGLES), salt))
  v128.store(at, i32x4.shl(i32x4.shr_u(i32x4.mul(i32x4.shr_u(hash, 16), scale), 16), 2), SLOT_OFFSETS)
  v128.store(at, i32x4.mul(hash, i32x4.splat(RANK_FACTOR)), RANKS)
}

// @ts-ignore: decorator
@inline
function fillFour(at: usize): void {
  fill(at)
  fill(at + 4)
  fill(at + 8)
  fill(at + 12)
}

// @ts-ignore: decorator
@inline
function fill(at: usize): void {
  const slot = <usize>load<u32>(at, SLOT_OFFSETS)
  const rank = load<i32>(at, RANKS)
  const held = load<i32>(slot, SLOTS)
  store<i32>(slot, select<i32>(rank, held, rank < held), SLOTS)
}

/** Fills each empty value from its slot, and empties the slots. @returns whether a value is still empty */
function fillEmpty(values: u32): bool {
  const empty = i32x4.splat(EMPTY)
  let left = i32x4.splat(0)
  for (let at: usize = 0; at < values << 2; at += 16) {
    const had = v128.load(at, SIGNATURE)
    const has = v128.bitselect(v128.load(at, SLOTS), had, i32x4.eq(had, empty))
    v128.store(at, has, SIGNATURE)
    v128.store(at, empty, SLOTS)
    left = v128.or(left, i32x4.eq(has, empty))
  }
  return v128.any_true(left)
}

/** The least rank of all shingles, by which a value that no round filled is filled at last. */
function leastRank(shingles: u32, salt: v128): i32 {
  let least = i32x4.splat(EMPTY)
  for (let at: usize = 0; at < shingles << 2; at += 16) {
    const hash = mix32x4(v128.xor(v128.load(at, SHINGLES), salt))
    least = i32x4.min_s(least, i32x4.mul(hash, i32x4.splat(RANK_FACTOR)))
  }
  least = i32x4.min_s(least, v128.shuffle<i32>(least, least, 2, 3, 0, 1))
  return min(i32x4.extract_lane(least, 0), i32x4.extract_lane(least, 1))
}
