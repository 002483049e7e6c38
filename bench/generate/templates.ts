import { Facts } from './facts.js'
import type { GeneratedPair } from './pairs.js'
import { Random } from './random.js'
import { LINES, STANDING, TEMPLATE_KINDS, type TemplateKind } from './template-kinds.js'

// Sources of randomness that must not run into each other.
const [STYLE, SERIES, FACTS] = [11, 12, 13]

/**
 * News that repeats its wording with other facts: the same house style, another company, town, week or match. These
 * are not copies, though up to half of their shingles agree. A line is a list of alternatives; a pair takes the same
 * ones, as two items of one newsroom do. Half of the pairs are of one series: the same company, town or columnist too.
 * The six kinds take turns.
 */
export function* generateTemplatePairs(count = 200, seed = 1): Generator<GeneratedPair> {
  for (let number = 0; number < count; number++) {
    const kind = TEMPLATE_KINDS[number % TEMPLATE_KINDS.length]!
    const sameSeries = new Random(seed, SERIES, number).chance(0.5)
    const [a, b] = ['a', 'b'].map((side, part) => {
      const series = new Random(seed, SERIES, number, sameSeries ? 0 : part)
      const facts = new Facts(new Random(seed, FACTS, number, part), series)
      return item(`template-${number}-${side}`, kind, facts, new Random(seed, STYLE, number))
    })
    yield { a: a!, b: b!, label: 'independent', kind: `template-${kind}` }
  }
}

function item(id: string, kind: TemplateKind, facts: Facts, style: Random): GeneratedPair['a'] {
  const lines = LINES[kind](facts).map((alternatives) => style.pick(alternatives)())
  const date = `2019-03-${facts.number(10, 28)}`
  return {
    id,
    text: [...lines, style.pick(STANDING[kind])].join('\n'),
    title: kind,
    date,
    source: 'Newsroom',
    lang: 'en',
  }
}
