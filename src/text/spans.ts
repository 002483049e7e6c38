/**
 * Where each word stands in the original text, in about one byte a word: a nibble for the gap since the end of the
 * word before, a nibble for the length less one. 15 in a nibble says that the rest follows as a varint, gap first.
 *
 * @returns a view that the next call writes over
 */
export function packSpans(starts: Uint32Array, ends: Uint32Array, count = starts.length): Uint8Array {
  // Nearly all words take one byte.
  let bytes = makeRoom(count)
  let length = 0
  let previousEnd = 0
  for (let i = 0; i < count; i++) {
    const start = starts[i]!
    const end = ends[i]!
    const gap = start - previousEnd
    const rest = end - start - 1
    previousEnd = end
    if (gap < 15 && rest < 15) {
      bytes[length++] = (gap << 4) | rest
      continue
    }
    // A pair of numbers below 2^32 takes at most 1 + 5 + 5 bytes, and each word behind it one or more.
    bytes = makeRoom(length + 11 + count - i)
    bytes[length++] = (Math.min(gap, 15) << 4) | Math.min(rest, 15)
    if (gap >= 15) length = writeVarint(bytes, length, gap - 15)
    if (rest >= 15) length = writeVarint(bytes, length, rest - 15)
  }
  return bytes.subarray(0, length)
}

// One block serves text after text; more than this is given back.
const LARGEST_BLOCK = 1 << 20
let block = new Uint8Array(1 << 14)

/** At least so many bytes, with what was written before. */
function makeRoom(size: number): Uint8Array {
  if (size > block.length) {
    const larger = new Uint8Array(2 * size)
    larger.set(block)
    block = larger
  } else if (block.length > LARGEST_BLOCK && size <= LARGEST_BLOCK) block = block.slice(0, LARGEST_BLOCK)
  return block
}

/** The inverse of {@link packSpans} for `count` words; bytes that end early give zeros. */
export function unpackSpans(bytes: Uint8Array, count: number): { starts: Uint32Array; ends: Uint32Array } {
  const starts = new Uint32Array(count)
  const ends = new Uint32Array(count)
  let at = 0
  const readVarint = () => {
    let value = 0
    for (let shift = 0; at < bytes.length; shift += 7) {
      const byte = bytes[at++]!
      value += (byte & 127) * 2 ** shift
      if (byte < 128) break
    }
    return value
  }
  let previousEnd = 0
  for (let i = 0; i < count && at < bytes.length; i++) {
    const byte = bytes[at++]!
    let gap = byte >>> 4
    let rest = byte & 15
    if (gap === 15) gap += readVarint()
    if (rest === 15) rest += readVarint()
    starts[i] = previousEnd + gap
    ends[i] = starts[i]! + rest + 1
    previousEnd = ends[i]!
  }
  return { starts, ends }
}

function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  let rest = value
  while (rest >= 128) {
    bytes[at++] = (rest & 127) | 128
    rest = Math.floor(rest / 128)
  }
  bytes[at++] = rest
  return at
}
