import { CAPITAL_BITS, DIGIT_BITS, EVENTS, LOWERED, TEXT, WORD_BITS } from '../layout'

// @ts-ignore: decorator
@inline
function within(bytes: v128, from: u8, count: u8): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(from)), i8x16.splat(count))
}

/**
 * Sorts the bytes of the text, 64 at a time: lowers ASCII capitals, writes one bit a byte for each ASCII class, and lists in
 * EVENTS where the scan must look: at the first byte of each run of ASCII letters and digits, at marks, and at the first byte
 * of each character beyond ASCII.
 *
 * @returns the number of events
 */
export function classify(bytes: u32): u32 {
  // Zeros behind the end stop every word.
  memory.fill(TEXT + bytes, 0, 128)
  let events: u32 = 0
  let before: u64 = 0
  // One block more, since windows of bits reach beyond the end.
  for (let block: u32 = 0; block < bytes + 64; block += 64) {
    let words: u64 = 0
    let capitals: u64 = 0
    let digits: u64 = 0
    let others: u64 = 0
    for (let part: u32 = 0; part < 64; part += 16) {
      const at = block + part
      const text = v128.load(TEXT + at)
      const capital = within(text, 0x41, 26)
      const lowered = v128.or(text, v128.and(capital, i8x16.splat(0x20)))
      v128.store(LOWERED + at, lowered)
      const digit = within(text, 0x30, 10)
      const word = v128.or(within(lowered, 0x61, 26), digit)
      // Newlines, ! and ", . and ?; and what begins a character beyond ASCII
      const other = v128.or(
        v128.or(
          v128.or(within(text, 0x0a, 4), within(text, 0x21, 2)),
          v128.or(i8x16.eq(text, i8x16.splat(0x2e)), i8x16.eq(text, i8x16.splat(0x3f))),
        ),
        i8x16.gt_u(text, i8x16.splat(<i8>0xbf)),
      )
      words |= <u64>(<u32>i8x16.bitmask(word)) << part
      capitals |= <u64>(<u32>i8x16.bitmask(capital)) << part
      digits |= <u64>(<u32>i8x16.bitmask(digit)) << part
      others |= <u64>(<u32>i8x16.bitmask(other)) << part
    }
    const bits = block >> 3
    store<u64>(WORD_BITS + bits, words)
    store<u64>(CAPITAL_BITS + bits, capitals)
    store<u64>(DIGIT_BITS + bits, digits)
    for (let found = others | (words & ~((words << 1) | before)); found !== 0; found &= found - 1) {
      store<u32>(EVENTS + (events++ << 2), block + <u32>ctz(found))
    }
    before = words >> 63
  }
  return events
}
