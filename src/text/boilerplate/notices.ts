import { hashWord } from '../../structures/hash.js'
import { HashSet } from '../../structures/hash-table.js'
import { countPageWords } from '../page-words.js'
import type { Words } from '../tokens.js'

/*
 * Paragraphs in which a page speaks to its reader about itself: walls of consent, policies for comments, offers of
 * subscriptions. No pattern knows their wordings; their vocabulary gives them away, in which news of the same length never
 * comes near.
 */

const SHORTEST = 18
/** A notice says within its first words that it is one; of nearly all paragraphs no more is read. */
const OPENING = 24
const LEAST_IN_OPENING = 5
const LEAST_READER_SHARE = 0.06
const LEAST_PAGE_SHARE = 0.1
// Who quotes or reports speaks of a page, not for it.
const REPORTED = new HashSet(
  'he she his her they said says told wrote asked according sagte erklärte dijo según selon déclaré disse secondo'
    .split(' ')
    .map(hashWord),
)

/** Whether the line of words from `first` up to, not including, `after` is a notice to the reader. */
export function isNotice(words: Words, first: number, after: number): boolean {
  const count = after - first
  if (count < SHORTEST) return false
  const opening = countPageWords(words, first, Math.min(after, first + OPENING))
  if (opening.reader === 0 || opening.reader + opening.page < LEAST_IN_OPENING) return false
  const { reader, page } = countPageWords(words, first, after)
  if (reader < LEAST_READER_SHARE * count || page < LEAST_PAGE_SHARE * count) return false
  for (let word = first; word < after; word++) if (REPORTED.has(words.hashes[word]!)) return false
  return true
}
