import { ELLIPSIS, FULL_STOP, SPACE_CODE } from '../../text/character-codes.js'
import { IGNORED, NEEDS_NORMALIZING, SPACE, UNKNOWN } from '../../text/character-kinds.js'
import { FOLDED, FOLDED_COUNT, STRETCH_END, STRETCH_START, TEXT } from '../layout.js'
import { codeAt, foldOf, kindOf, lowered, sizeAt, unitsOf } from './characters'

const BACKTICK: u8 = 0x60

/**
 * Appends the normal form of the text from byte `from` (unit `fromUnit`) to the `filled` units in FOLDED. Stops after a
 * stretch between spaces that only TypeScript can normalise: then STRETCH_START and STRETCH_END give the units where the
 * stretch begins and ends, and FOLDED holds the normal form up to the space before it.
 *
 * @returns the byte after the stretch; at the end of the text, where STRETCH_START equals STRETCH_END, the length
 */
export function fold(from: u32, fromUnit: u32, bytes: u32, filled: u32): u32 {
  const first = filled
  let unit = fromUnit
  let at = from
  // Whether the last unit in FOLDED is a space, or there is none.
  let spaced = filled === 0 || load<u16>(FOLDED - 2 + (filled << 1)) === SPACE_CODE
  while (at < bytes) {
    // Sixteen ASCII bytes without control characters, backticks or two spaces in a row need lower case only.
    while (at + 16 <= bytes) {
      const block = lowered(v128.load(TEXT + at))
      const odd = v128.or(
        i8x16.lt_s(block, i8x16.splat(0x20)),
        v128.or(i8x16.eq(block, i8x16.splat(BACKTICK)), i8x16.eq(block, i8x16.splat(0x7f))),
      )
      if (v128.any_true(odd)) break
      const spaces = <u32>i8x16.bitmask(i8x16.eq(block, i8x16.splat(0x20)))
      if ((spaces & ((spaces << 1) | <u32>spaced)) !== 0) break
      v128.store(FOLDED + (filled << 1), i16x8.extend_low_i8x16_u(block))
      v128.store(FOLDED + (filled << 1), i16x8.extend_high_i8x16_u(block), 16)
      filled += 16
      at += 16
      unit += 16
      spaced = (spaces & 0x8000) !== 0
    }
    if (at >= bytes) break

    // At least sixteen bytes one by one, then blocks again.
    const until = min(at + 16, bytes)
    while (at < until) {
      const size = sizeAt(TEXT + at)
      const code = codeAt(TEXT + at, size)
      const kind = kindOf(code)
      if (size === 4 || (kind & (UNKNOWN | NEEDS_NORMALIZING)) === NEEDS_NORMALIZING) {
        if (code !== ELLIPSIS) return leaveStretch(at, unit, bytes, first, filled)
        store<u16>(FOLDED + (filled << 1), FULL_STOP)
        store<u16>(FOLDED + (filled << 1), FULL_STOP, 2)
        store<u16>(FOLDED + (filled << 1), FULL_STOP, 4)
        filled += 3
        spaced = false
      } else if (kind !== IGNORED && !(kind === SPACE && spaced)) {
        store<u16>(FOLDED + (filled << 1), <u16>foldOf(code))
        filled++
        spaced = kind === SPACE
      }
      at += size
      unit += unitsOf(size)
    }
  }
  store<u32>(FOLDED_COUNT, filled)
  store<u32>(STRETCH_START, unit)
  store<u32>(STRETCH_END, unit)
  return at
}

/** Removes from FOLDED what is there of the stretch around byte `at`, and finds where the stretch begins and ends. */
function leaveStretch(at: u32, unit: u32, bytes: u32, first: u32, filled: u32): u32 {
  while (filled > first && load<u16>(FOLDED - 2 + (filled << 1)) !== SPACE_CODE) filled--
  store<u32>(FOLDED_COUNT, filled)
  let start = at
  let startUnit = unit
  while (start > 0) {
    let before = start - 1
    while ((load<u8>(TEXT + before) & 0xc0) === 0x80) before--
    const size = start - before
    if (kindOf(codeAt(TEXT + before, size)) === SPACE) break
    start = before
    startUnit -= unitsOf(size)
  }
  store<u32>(STRETCH_START, startUnit)
  while (at < bytes) {
    const size = sizeAt(TEXT + at)
    if (kindOf(codeAt(TEXT + at, size)) === SPACE) break
    at += size
    unit += unitsOf(size)
  }
  store<u32>(STRETCH_END, unit)
  return at
}
