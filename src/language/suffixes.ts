/** How one language's words lose their inflection. All lists are separated by spaces; `aux:al` puts al in place of aux. */
export interface SuffixRules {
  /** Letters that count as others, such as `á:a ß:ss`. */
  readonly letters?: string
  /** Beginnings; the longest one found is taken off, once, before the endings. */
  readonly prefixes?: string
  /** Endings, step by step; each step takes off the longest one found, at most one. */
  readonly steps: readonly string[]
  /** Letters that must stay. */
  readonly least: number
}

/**
 * A stemmer from rules.
 *
 * @example
 * suffixStemmer({ letters: 'í:i', steps: ['es s'], least: 3 })('países') // => 'pais'
 */
export function suffixStemmer({ letters = '', prefixes = '', steps, least }: SuffixRules): (word: string) => string {
  const others = new Map(readRules(letters))
  const unlike = letters === '' ? undefined : new RegExp([...others.keys()].join('|'), 'g')
  const beginnings = readRules(prefixes)
  const endings = steps.map(readRules)

  const leaves = (stem: string, part: string, instead: string) => stem.length - part.length + instead.length >= least

  return (word) => {
    let stem = unlike ? word.replace(unlike, (letter) => others.get(letter)!) : word
    const beginning = beginnings.find(([part]) => leaves(stem, part, '') && stem.startsWith(part))
    if (beginning) stem = stem.slice(beginning[0].length)
    for (const step of endings) {
      const found = step.find(([part, instead]) => leaves(stem, part, instead) && stem.endsWith(part))
      if (found) stem = stem.slice(0, -found[0].length) + found[1]
    }
    // A word of nothing but Arabic lengthening strokes would vanish.
    return stem === '' ? word : stem
  }
}

// The longest first, so that the first match is the longest.
function readRules(list: string): [part: string, instead: string][] {
  const rules = list.split(' ').filter((rule) => rule !== '')
  const pairs = rules.map((rule): [string, string] => [rule.split(':')[0]!, rule.split(':')[1] ?? ''])
  return pairs.sort(([a], [b]) => b.length - a.length)
}
