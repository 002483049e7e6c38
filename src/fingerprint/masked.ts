import { packSpansView, unpackSpans } from '../text/spans.js'
import { BREAK } from '../text/tokens.js'
import type { Fingerprint } from './parts.js'

/**
 * The same fingerprint without some of its words. Its hash and its signature are still those of the whole text.
 *
 * @param bounds first word, and word after the last, of each range that is left out; ascending
 */
export function withoutWords(fingerprint: Fingerprint, bounds: ArrayLike<number>): Fingerprint {
  const { words, flags } = fingerprint
  const { starts, ends } = unpackSpans(fingerprint.spans, words.length)
  let kept = 0
  const left = { words: words.slice(), flags: flags.slice() }
  const keep = (from: number, to: number) => {
    for (let word = from; word < to; word++, kept++) {
      left.words[kept] = words[word]!
      left.flags[kept] = flags[word]! | (word === from && from > 0 ? BREAK : 0)
      starts[kept] = starts[word]!
      ends[kept] = ends[word]!
    }
  }
  let from = 0
  for (let i = 0; i < bounds.length; i += 2) {
    keep(from, bounds[i]!)
    from = bounds[i + 1]!
  }
  keep(from, words.length)
  return {
    ...fingerprint,
    words: left.words.slice(0, kept),
    flags: left.flags.slice(0, kept),
    spans: packSpansView(starts, ends, kept).slice(),
  }
}
