import { BUCKET_MASK, CHECK_MASK, CHECK_SHIFT, STEP_MASK } from '../../language/stem-cache-layout.js'
import { HASHES, IDF_STEPS, MISSING_WORDS, PREFETCHED, STEM_CACHE, STORED_WORDS, SURFACE_HASHES } from '../layout.js'

/** A bucket has 2^5 bytes, of which the last 16 are entries. */
const BUCKET_BYTE_BITS: u32 = 5
/** How many words' buckets are loaded ahead: 64 of 32 bytes fit the first-level cache. */
const BLOCK: u32 = 64

/**
 * Looks words up in the table of stems, and stores their stored forms and idf steps. No look-up waits for another: neither
 * whether the table has a word, nor where in its bucket, decides a branch, so that many loads are in flight at once.
 *
 * @returns how many words the table lacks; their numbers are in MISSING_WORDS
 */
export function lookUpStems(words: u32, salt: u32): u32 {
  let missingCount: u32 = 0
  let ahead: u32 = 0
  let prefetched: u32 = 0
  for (let word: u32 = 0; word < words; word++) {
    // A loop that only loads has three times as many loads in flight.
    if (word === ahead) {
      const until = min(ahead + BLOCK, words)
      for (; ahead < until; ahead++) prefetched ^= load<u32>(bucketOf(load<u32>(HASHES + (ahead << 2))))
    }
    const hash = load<u32>(HASHES + (word << 2))
    const tag = load<u32>(SURFACE_HASHES + (word << 2)) ^ salt
    const bucket = bucketOf(hash)
    const entries = v128.load(bucket, 16)
    const check = i32x4.splat((hash >>> CHECK_SHIFT) & CHECK_MASK)
    const ways = i32x4.bitmask(
      v128.and(
        i32x4.eq(v128.load(bucket), i32x4.splat(tag)),
        i32x4.eq(v128.and(entries, i32x4.splat(CHECK_MASK)), check),
      ),
    )
    // Where no way has the word, this loads up to 144 bytes farther on; after the last bucket, from the padding.
    const found = load<u32>(bucket + (ctz(<u32>ways) << 2), 16)
    const entry = select<u32>(found, 0, ways !== 0)
    store<u32>(STORED_WORDS + (word << 2), (entry & 0xffffff00) | (hash & 0xff))
    store<u8>(IDF_STEPS + word, (entry & STEP_MASK) - 1)
    store<u32>(MISSING_WORDS + (missingCount << 2), word)
    missingCount += <u32>(entry === 0)
  }
  store<u32>(PREFETCHED, prefetched)
  return missingCount
}

/** The address of the bucket of a hash. */
// @ts-ignore: decorator
@inline
function bucketOf(hash: u32): usize {
  return STEM_CACHE + ((hash & BUCKET_MASK) << BUCKET_BYTE_BITS)
}
