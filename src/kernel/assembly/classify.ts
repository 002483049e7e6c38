import { JOINER_BITS, PUNCTUATION_BITS, TEXT, UNSURE_BITS, WORD_BITS } from '../layout.js'

// V8 builds a vector constant again in each iteration of a long loop, but keeps a value that it loaded from memory.
const CONSTANTS: usize = memory.data<u8>([
  0x20, 0x61, 25, 0x30, 9, 4, 1, 0x21, 0x2e, 0x2c, 0x27, 0x60, 0x3f,
])

/** Which bytes are from `first` to `first + more`. */
// @ts-ignore: decorator
@inline
function within(bytes: v128, first: v128, more: v128): v128 {
  return i8x16.le_u(i8x16.sub(bytes, first), more)
}

/**
 * Writes one bit for each byte of the text, and of the two blocks of spaces after it that end every word, in each class:
 *
 * - WORD_BITS: ASCII letters and digits;
 * - UNSURE_BITS: bytes of characters beyond ASCII, and control characters that are ignored;
 * - JOINER_BITS: ASCII punctuation that may stand inside a word;
 * - PUNCTUATION_BITS: ASCII punctuation that `text/punctuation.ts` knows, and tabs.
 */
export function classify(bytes: u32): void {
  const end = bytes + 128
  const space = v128.load8_splat(CONSTANTS, 0)
  const a = v128.load8_splat(CONSTANTS, 1)
  const lettersMore = v128.load8_splat(CONSTANTS, 2)
  const zero = v128.load8_splat(CONSTANTS, 3)
  const nine = v128.load8_splat(CONSTANTS, 4)
  const four = v128.load8_splat(CONSTANTS, 5)
  const one = v128.load8_splat(CONSTANTS, 6)
  const exclamation = v128.load8_splat(CONSTANTS, 7)
  const fullStop = v128.load8_splat(CONSTANTS, 8)
  const comma = v128.load8_splat(CONSTANTS, 9)
  const apostrophe = v128.load8_splat(CONSTANTS, 10)
  const backtick = v128.load8_splat(CONSTANTS, 11)
  const question = v128.load8_splat(CONSTANTS, 12)
  for (let at = bytes; at < end + 16; at += 16) v128.store(at, space, TEXT)
  for (let at: u32 = 0; at < end; at += 16) {
    const text = v128.load(at, TEXT)
    const word = v128.or(within(v128.or(text, space), a, lettersMore), within(text, zero, nine))
    const white = within(text, nine, four)
    // Below 0x20 or above 0x7e, except tabs and newlines.
    const unsure = v128.andnot(i8x16.gt_s(exclamation, i8x16.add(text, one)), white)
    const isFullStop = i8x16.eq(text, fullStop)
    const joiner = v128.or(
      v128.or(i8x16.eq(text, apostrophe), i8x16.eq(text, backtick)),
      v128.or(isFullStop, i8x16.eq(text, comma)),
    )
    // Tabs and newlines, ! and ", full stop and ?
    const punctuation = v128.or(v128.or(white, within(text, exclamation, one)), v128.or(isFullStop, i8x16.eq(text, question)))
    const bits = at >> 3
    store<u16>(bits, i8x16.bitmask(word), WORD_BITS)
    store<u16>(bits, i8x16.bitmask(unsure), UNSURE_BITS)
    store<u16>(bits, i8x16.bitmask(joiner), JOINER_BITS)
    store<u16>(bits, i8x16.bitmask(punctuation), PUNCTUATION_BITS)
  }
}
