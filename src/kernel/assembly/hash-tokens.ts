import { SHINGLES, STARTS, TEXT } from '../layout'
import { HASH_FACTOR, HASH_START, mix32, mix32x4 } from './hash'

/** What stands in UTF-8 for half of a surrogate pair without the other half, and for itself. */
const REPLACEMENT: u32 = 0xfffd

/** Where in TEXT the next token begins, and the second half of a surrogate pair whose first half ended the token before it, or 0. */
let at: usize = 0
let low: u32 = 0

/**
 * Writes `hashWord` of each token to SHINGLES. The tokens stand in TEXT in UTF-8, without anything between them, and their lengths in
 * UTF-16 units in STARTS, with seven zeros behind the last. Two tokens that end and begin with half of a surrogate pair share its bytes.
 *
 * @returns 1, or 0 where a token may hold half of a pair alone, which UTF-8 cannot tell; then SHINGLES says nothing
 */
export function hashTokens(count: u32): u32 {
  at = TEXT
  low = 0
  for (let token: u32 = 0; token < count; token += 8) {
    const lengths = STARTS + (token << 2)
    const four = i32x4.add(v128.load(lengths), v128.load(lengths, 16))
    const units = i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1) + i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3)
    // If so many bytes are ASCII, they are these tokens.
    if (low === 0 && isAscii(at, units)) {
      hashEight(token)
      continue
    }
    for (let next = token; next < min(token + 8, count); next++) if (!hashInUtf8(next)) return 0
  }
  return 1
}

function isAscii(from: usize, bytes: u32): bool {
  const end = from + bytes
  let all = i8x16.splat(0)
  for (; from + 16 <= end; from += 16) all = v128.or(all, v128.load(from))
  let rest: u32 = 0
  for (; from < end; from++) rest |= load<u8>(from)
  return i8x16.bitmask(all) === 0 && rest < 0x80
}

/**
 * Eight tokens in ASCII at a time, each in a lane of its own: a character has to wait for the hash of those before it, so one token alone, or
 * four, would leave most of the processor idle.
 */
function hashEight(token: u32): void {
  const a = at
  const lengths = v128.load(STARTS + (token << 2))
  const moreLengths = v128.load(STARTS + (token << 2), 16)
  const b = a + i32x4.extract_lane(lengths, 0)
  const c = b + i32x4.extract_lane(lengths, 1)
  const d = c + i32x4.extract_lane(lengths, 2)
  const e = d + i32x4.extract_lane(lengths, 3)
  const f = e + i32x4.extract_lane(moreLengths, 0)
  const g = f + i32x4.extract_lane(moreLengths, 1)
  const h = g + i32x4.extract_lane(moreLengths, 2)
  const end = h + i32x4.extract_lane(moreLengths, 3)
  const shortest = <usize>leastOf(i32x4.min_s(lengths, moreLengths))
  const longest = <usize>-leastOf(i32x4.neg(i32x4.max_s(lengths, moreLengths)))
  let hash = i32x4.splat(HASH_START)
  let more = i32x4.splat(HASH_START)
  let i: usize = 0
  for (; i + 4 <= shortest; i += 4) {
    const characters = fourOfEach(a + i, b + i, c + i, d + i)
    const others = fourOfEach(e + i, f + i, g + i, h + i)
    hash = next(hash, v128.and(characters, i32x4.splat(0xff)))
    more = next(more, v128.and(others, i32x4.splat(0xff)))
    hash = next(hash, v128.and(i32x4.shr_u(characters, 8), i32x4.splat(0xff)))
    more = next(more, v128.and(i32x4.shr_u(others, 8), i32x4.splat(0xff)))
    hash = next(hash, v128.and(i32x4.shr_u(characters, 16), i32x4.splat(0xff)))
    more = next(more, v128.and(i32x4.shr_u(others, 16), i32x4.splat(0xff)))
    hash = next(hash, i32x4.shr_u(characters, 24))
    more = next(more, i32x4.shr_u(others, 24))
  }
  for (; i < longest; i += 4) {
    let characters = fourOfEach(a + i, b + i, c + i, d + i)
    let others = fourOfEach(e + i, f + i, g + i, h + i)
    const left = i32x4.sub(lengths, i32x4.splat(<i32>i))
    const moreLeft = i32x4.sub(moreLengths, i32x4.splat(<i32>i))
    for (let k = 0; k < 4; k++) {
      // A lane whose token has ended keeps its hash.
      hash = v128.bitselect(next(hash, v128.and(characters, i32x4.splat(0xff))), hash, i32x4.gt_s(left, i32x4.splat(k)))
      more = v128.bitselect(next(more, v128.and(others, i32x4.splat(0xff))), more, i32x4.gt_s(moreLeft, i32x4.splat(k)))
      characters = i32x4.shr_u(characters, 8)
      others = i32x4.shr_u(others, 8)
    }
  }
  v128.store(SHINGLES + (token << 2), mix32x4(hash))
  v128.store(SHINGLES + (token << 2), mix32x4(more), 16)
  at = end
}

/** Four characters of each token, the first in the lowest byte. What is read behind a token is not used. */
// @ts-ignore: decorator
@inline
function fourOfEach(a: usize, b: usize, c: usize, d: usize): v128 {
  return v128.load32_lane(d, v128.load32_lane(c, v128.load32_lane(b, v128.load32_zero(a), 1), 2), 3)
}

// @ts-ignore: decorator
@inline
function next(hash: v128, characters: v128): v128 {
  return i32x4.mul(v128.xor(hash, characters), i32x4.splat(HASH_FACTOR))
}

// @ts-ignore: decorator
@inline
function leastOf(four: v128): i32 {
  const two = i32x4.min_s(four, i8x16.shuffle(four, four, 8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7))
  return min(i32x4.extract_lane(two, 0), i32x4.extract_lane(two, 1))
}

/** One token, of any characters. @returns whether it can be told what it holds */
function hashInUtf8(token: u32): bool {
  let hash: u32 = HASH_START
  for (let left = load<u32>(STARTS + (token << 2)); left > 0; left--) {
    let unit = low
    if (low !== 0) low = 0
    else {
      unit = load<u8>(at++)
      if (unit >= 0x80) {
        const second: u32 = load<u8>(at++) & 0x3f
        if (unit < 0xe0) unit = ((unit & 0x1f) << 6) | second
        else {
          const third: u32 = load<u8>(at++) & 0x3f
          if (unit < 0xf0) unit = ((unit & 0x0f) << 12) | (second << 6) | third
          else {
            const fourth: u32 = load<u8>(at++) & 0x3f
            const beyond = (((unit & 0x07) << 18) | (second << 12) | (third << 6) | fourth) - 0x10000
            unit = 0xd800 | (beyond >>> 10)
            low = 0xdc00 | (beyond & 0x3ff)
          }
        }
      }
    }
    if (unit === REPLACEMENT) return false
    hash = (hash ^ unit) * <u32>HASH_FACTOR
  }
  store<u32>(SHINGLES + (token << 2), mix32(hash))
  return true
}
