import type { Facts } from '../../fingerprint/facts.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import type { TermSet } from '../../structures/term-set.js'
import { NUMBER } from '../../text/tokens.js'
import type { Alignment } from './sentence-alignment.js'

/** Facts that differ where two texts say the same: the shares, of names and of numbers, in matching sentences. */
export interface Conflicts {
  readonly names: number
  readonly numbers: number
}

// The cosine from which two sentences are about the same thing, so that another number in it is another answer.
const SAME_SENTENCE = 0.4
// To the facts in matching sentences one is added of which .3 is another, as in an ordinary pair.
const USUAL_OTHERS = 0.3
const USUAL_FACTS = 1

/**
 * Of the facts in sentences of the first text that match one of the second, the share that the second text lacks; each as often as it
 * stands there, and drawn towards .3 if there are few.
 *
 * @param stems those of all words of the second text
 */
export function conflictsOf(
  { words, flags }: Pick<Fingerprint, 'words' | 'flags'>,
  { positions, sentences }: Pick<Facts, 'positions' | 'sentences'>,
  stems: TermSet,
  { similarities }: Alignment,
): Conflicts {
  let [names, otherNames, numbers, otherNumbers] = [0, 0, 0, 0]
  for (let i = 0; i < positions.length; i++) {
    if (sentences[i]! >= similarities.length) break
    if (similarities[sentences[i]!]! < SAME_SENTENCE) continue
    const position = positions[i]!
    const lacks = stems.has(words[position]! >>> 8) ? 0 : 1
    if (flags[position]! & NUMBER) {
      numbers++
      otherNumbers += lacks
    } else {
      names++
      otherNames += lacks
    }
  }
  return {
    names: (otherNames + USUAL_OTHERS) / (names + USUAL_FACTS),
    numbers: (otherNumbers + USUAL_OTHERS) / (numbers + USUAL_FACTS),
  }
}
