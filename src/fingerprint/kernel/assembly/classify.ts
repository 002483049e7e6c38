import { JOINER_BITS, MARK_BITS, TEXT, UNSURE_BITS, WORD_BITS } from '../layout'

/** From `first` to `first + more`. */
// @ts-ignore: decorator
@inline
function within(bytes: v128, first: u8, more: u8): v128 {
  return i8x16.le_u(i8x16.sub(bytes, i8x16.splat(first)), i8x16.splat(more))
}

// @ts-ignore: decorator
@inline
function either(bytes: v128, one: i8, other: i8): v128 {
  return v128.or(i8x16.eq(bytes, i8x16.splat(one)), i8x16.eq(bytes, i8x16.splat(other)))
}

/**
 * Writes one bit a byte of the text, and of two blocks of spaces behind it that end every word, for each of these classes:
 *
 * - WORD_BITS: ASCII letters and digits;
 * - UNSURE_BITS: all beyond ASCII, and control characters that are passed over;
 * - JOINER_BITS: ASCII marks that may stand inside a word;
 * - MARK_BITS: ASCII marks that `text/marks` knows, and tabs.
 */
export function classify(bytes: u32): void {
  memory.fill(TEXT + bytes, 0x20, 144)
  const end = bytes + 128
  for (let at: u32 = 0; at < end; at += 16) {
    const text = v128.load(at, TEXT)
    const word = v128.or(within(v128.or(text, i8x16.splat(0x20)), 0x61, 25), within(text, 0x30, 9))
    const white = within(text, 9, 4)
    // Below 0x20 or above 0x7e, but for tabs and newlines
    const unsure = v128.andnot(i8x16.lt_s(i8x16.add(text, i8x16.splat(1)), i8x16.splat(0x21)), white)
    const point = i8x16.eq(text, i8x16.splat(0x2e))
    // Apostrophe and backtick, point and comma
    const joiner = v128.or(either(text, 0x27, 0x60), v128.or(point, i8x16.eq(text, i8x16.splat(0x2c))))
    // Newlines, ! and ", point and ?
    const mark = v128.or(v128.or(white, within(text, 0x21, 1)), v128.or(point, i8x16.eq(text, i8x16.splat(0x3f))))
    const bits = at >> 3
    store<u16>(bits, i8x16.bitmask(word), WORD_BITS)
    store<u16>(bits, i8x16.bitmask(unsure), UNSURE_BITS)
    store<u16>(bits, i8x16.bitmask(joiner), JOINER_BITS)
    store<u16>(bits, i8x16.bitmask(mark), MARK_BITS)
  }
}
