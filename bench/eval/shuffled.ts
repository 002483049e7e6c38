import type { Fingerprint } from '../../src/fingerprint/fingerprint.js'
import { SENTENCE_END } from '../../src/text/tokens.js'
import { Random } from '../generate/random.js'

type Sequence = Pick<Fingerprint, 'words' | 'flags'>

const RUN = 3

/**
 * Filler articles made of runs of three sentences from anywhere in `sources`, 300 to 1,300 words each, as word hashes. Harder
 * than news: no filler brings a new name or event, so what many articles share becomes as much more frequent as the index grows.
 */
export function* shuffledArticles(sources: readonly Sequence[], count: number, seed = 1): Generator<Sequence> {
  const random = new Random(seed)
  for (let number = 0; number < count; number++) {
    const [words, flags]: [number[], number[]] = [[], []]
    for (const length = 300 + random.below(1000); words.length < length; ) {
      const source = sources[random.below(sources.length)]!
      let at = random.below(Math.max(1, source.words.length))
      while (at < source.words.length && !(source.flags[at]! & SENTENCE_END)) at++
      for (let sentences = 0; ++at < source.words.length && sentences < RUN; ) {
        words.push(source.words[at]!)
        flags.push(source.flags[at]!)
        if (source.flags[at]! & SENTENCE_END) sentences++
      }
    }
    yield { words: Uint32Array.from(words), flags: Uint8Array.from(flags) }
  }
}
