/** The inflection of one language. Entries of a list are separated by spaces; `aux:al` replaces aux with al. */
export interface SuffixRules {
  /** Letters to replace, such as `á:a ß:ss`. */
  readonly letters?: string
  /** Prefixes; the longest that fits is removed, once, before the endings. */
  readonly prefixes?: string
  /** Endings, step by step; each step removes the longest that fits, at most one. */
  readonly steps: readonly string[]
  /** The fewest letters that a prefix or ending must leave. */
  readonly least: number
}

/**
 * Makes a stemmer from rules.
 *
 * @example
 * suffixStemmer({ letters: 'í:i', steps: ['es s'], least: 3 })('países') // => 'pais'
 */
export function suffixStemmer({ letters = '', prefixes = '', steps, least }: SuffixRules): (word: string) => string {
  const replacements = new Map(readRules(letters))
  const replaced = letters === '' ? undefined : new RegExp([...replacements.keys()].join('|'), 'g')
  const beginnings = readRules(prefixes)
  const endings = steps.map(readRules)

  const leavesEnough = (stem: string, part: string, instead: string) =>
    stem.length - part.length + instead.length >= least

  return (word) => {
    let stem = replaced ? word.replace(replaced, (letter) => replacements.get(letter)!) : word
    const beginning = beginnings.find(([part]) => leavesEnough(stem, part, '') && stem.startsWith(part))
    if (beginning) stem = stem.slice(beginning[0].length)
    for (const step of endings) {
      const found = step.find(([part, instead]) => leavesEnough(stem, part, instead) && stem.endsWith(part))
      if (found) stem = stem.slice(0, -found[0].length) + found[1]
    }
    // The stem of a word that consists of Arabic lengthening strokes is empty.
    return stem === '' ? word : stem
  }
}

/** Longest first, so that the first match is the longest. */
function readRules(list: string): [part: string, instead: string][] {
  const rules = list.split(' ').filter((rule) => rule !== '')
  const pairs = rules.map((rule): [string, string] => [rule.split(':')[0]!, rule.split(':')[1] ?? ''])
  return pairs.sort(([a], [b]) => b.length - a.length)
}
