import type { Passage } from './passages.js'
import type { Words } from './words.js'

const RUN_WORDS = 5
// A sequence that stands more often is a form, and says nothing about the place.
const MOST_PLACES = 8

/** Runs of words that stand in both texts: for two articles that were not compared when the page was written. */
export function sharedRuns(a: Words, b: Words): Passage[] {
  const places = new Map<string, number[]>()
  for (let i = 0; i + RUN_WORDS <= b.keys.length; i++) {
    const key = b.keys.slice(i, i + RUN_WORDS).join(' ')
    const known = places.get(key)
    if (known) known.push(i)
    else places.set(key, [i])
  }
  const passages: Passage[] = []
  for (let i = 0; i + RUN_WORDS <= a.keys.length; ) {
    const found = places.get(a.keys.slice(i, i + RUN_WORDS).join(' ')) ?? []
    let [best, longest] = [-1, 0]
    for (const place of found.slice(0, MOST_PLACES)) {
      let length = RUN_WORDS
      while (i + length < a.keys.length && a.keys[i + length] === b.keys[place + length]) length++
      if (length > longest) [best, longest] = [place, length]
    }
    if (best < 0) i++
    else {
      passages.push({
        a: { start: a.starts[i]!, end: a.ends[i + longest - 1]! },
        b: { start: b.starts[best]!, end: b.ends[best + longest - 1]! },
        similarity: 100,
      })
      i += longest
    }
  }
  return passages
}
