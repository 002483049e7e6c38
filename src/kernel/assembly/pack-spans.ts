import { ENDS, SPANS, STARTS } from '../layout.js'

/** Packs the positions of the words into SPANS, in the format of `text/spans.ts`. @returns the number of bytes */
export function packSpans(words: u32): u32 {
  let to: usize = SPANS
  let previousEnd: u32 = 0
  for (let word: u32 = 0; word < words; word++) {
    const start = load<u32>(STARTS + (word << 2))
    const end = load<u32>(ENDS + (word << 2))
    const gap = start - previousEnd
    const lengthLessOne = end - start - 1
    previousEnd = end
    store<u8>(to++, (min<u32>(gap, 15) << 4) | min<u32>(lengthLessOne, 15))
    if (gap >= 15) to = storeVarint(to, gap - 15)
    if (lengthLessOne >= 15) to = storeVarint(to, lengthLessOne - 15)
  }
  return <u32>(to - SPANS)
}

function storeVarint(to: usize, value: u32): usize {
  while (value >= 128) {
    store<u8>(to++, value | 128)
    value >>>= 7
  }
  store<u8>(to++, value)
  return to
}
