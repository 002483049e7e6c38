import { HASHES, LEVELS, MISSING, SPELLINGS, STEMS, STORED } from '../layout'

// As `language/stem-memory` says what the numbers mean.
const CHECK: u32 = 0xe0
const LEVEL: u32 = 0x1f
/** Where what was only read ahead ends, so that it is not left out as useless: in the first KB, behind the answers of `layout`. */
const READ_AHEAD: usize = 512
/** So many words are read ahead: their buckets fit the first cache. */
const BLOCK: u32 = 64

/**
 * Looks words up in the table of stems, and leaves their stored forms and levels. No look-up waits for another: neither whether a
 * word is known nor where in its bucket it stands decides a branch, so that many are under way while memory answers.
 *
 * @returns how many words are not known; their numbers are in MISSING
 */
export function stems(words: u32, salt: u32, bucketBits: u32): u32 {
  const mask: u32 = (1 << bucketBits) - 1
  const checkShift = bucketBits - 5
  let missed: u32 = 0
  let ahead: u32 = 0
  let touched: u32 = 0
  for (let word: u32 = 0; word < words; word++) {
    // A pass that does nothing else has three times as many buckets under way.
    if (word === ahead) {
      const until = min(ahead + BLOCK, words)
      for (; ahead < until; ahead++) touched ^= load<u32>(STEMS + ((load<u32>(HASHES + (ahead << 2)) & mask) << 5))
    }
    const hash = load<u32>(HASHES + (word << 2))
    const tag = load<u32>(SPELLINGS + (word << 2)) ^ salt
    const bucket: usize = STEMS + ((hash & mask) << 5)
    const answers = v128.load(bucket, 16)
    const check = i32x4.splat((hash >>> checkShift) & CHECK)
    const ways = i32x4.bitmask(
      v128.and(
        i32x4.eq(v128.load(bucket), i32x4.splat(tag)),
        i32x4.eq(v128.and(answers, i32x4.splat(CHECK)), check),
      ),
    )
    // Where no way has it, what is read lies up to 144 bytes farther, at the end of the table in the room behind it.
    const found = load<u32>(bucket + (ctz(<u32>ways) << 2), 16)
    const answer = select<u32>(found, 0, ways !== 0)
    store<u32>(STORED + (word << 2), (answer & 0xffffff00) | (hash & 0xff))
    store<u8>(LEVELS + word, (answer & LEVEL) - 1)
    store<u32>(MISSING + (missed << 2), word)
    missed += <u32>(answer === 0)
  }
  store<u32>(READ_AHEAD, touched)
  return missed
}
