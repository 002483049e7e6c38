import { NUMBER } from '../../text/word-flags.js'
import { FLAGS, HASHES, LISTED_WORDS, MARK_BYTES } from '../layout.js'

/**
 * Lists the first `words` words of the last scan that are numbers, or for whose hash, in the bits of `mask`, MARK_BYTES has a one. Without a branch:
 * nobody can foresee which these are.
 *
 * @returns how many are in LISTED_WORDS
 */
export function listWords(words: u32, mask: u32): u32 {
  let listed: usize = LISTED_WORDS
  for (let word: u32 = 0; word < words; word++) {
    store<u32>(listed, word)
    const isNumber = (<u32>load<u8>(FLAGS + word) / NUMBER) & 1
    listed += (<u32>load<u8>(MARK_BYTES + (load<u32>(HASHES + (word << 2)) & mask)) | isNumber) << 2
  }
  return (listed - LISTED_WORDS) >> 2
}
