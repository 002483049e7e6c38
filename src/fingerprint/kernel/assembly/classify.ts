import { CAPITAL_BITS, DIGIT_BITS, LOWERED, STOP_BITS, TEXT, WORD_BITS } from '../layout'

// @ts-ignore: decorator
@inline
function within(bytes: v128, from: u8, count: u8): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(from)), i8x16.splat(count))
}

/** Sorts the ASCII bytes of the text into classes, one bit a byte, and lowers its capitals; 16 bytes at a time. */
export function classify(bytes: u32): void {
  // Zeros behind the end stop every word.
  memory.fill(TEXT + bytes, 0, 96)
  for (let at: usize = 0; at < <usize>bytes + 80; at += 16) {
    const block = v128.load(TEXT + at)
    const capitals = within(block, 0x41, 26)
    const lowered = v128.or(block, v128.and(capitals, i8x16.splat(0x20)))
    const digits = within(block, 0x30, 10)
    const words = v128.or(within(lowered, 0x61, 26), digits)
    // Newlines, ! and ", . and ?; and all that is not ASCII
    const marks = v128.or(
      v128.or(within(block, 0x0a, 4), within(block, 0x21, 2)),
      v128.or(i8x16.eq(block, i8x16.splat(0x2e)), i8x16.eq(block, i8x16.splat(0x3f))),
    )
    v128.store(LOWERED + at, lowered)
    const bits = at >> 3
    store<u16>(WORD_BITS + bits, <u16>i8x16.bitmask(words))
    store<u16>(CAPITAL_BITS + bits, <u16>i8x16.bitmask(capitals))
    store<u16>(DIGIT_BITS + bits, <u16>i8x16.bitmask(digits))
    store<u16>(STOP_BITS + bits, <u16>i8x16.bitmask(v128.or(block, v128.or(words, marks))))
  }
}
