import { element, shape } from './element.js'
import type { PageReader } from './page-reader.js'
import { count, relationName, showScore } from './wording.js'

/** An article that a score holds in its cluster, or a pair that is no copy and would become one. */
interface Movable {
  readonly cluster: number
  readonly score: number
  readonly title: string
  readonly what: string
}

// Most scores are near 1, so the slider and the chart go by log odds: from .01 to .9999.
const [LOW, HIGH, STEP] = [-4.6, 9.3, 0.1]
const MOST_SHOWN = 30
// A drawing is scaled to its place, and letters with it.
const WIDTH = innerWidth < 800 ? 400 : 800
const [HEIGHT, BINS] = [90, WIDTH / 10]

/** A slider for the threshold: what another one would take out of clusters, or add to them. */
export function thresholdCard(reader: PageReader): HTMLElement {
  const { threshold } = reader.overview
  const held = heldArticles(reader)
  const near = nearPairs(reader)
  const slider = element('input', {
    ...{ type: 'range', id: 'threshold', min: LOW, max: HIGH, step: STEP, value: logOdds(threshold) },
    'aria-label': 'Threshold',
  })
  const told = element('p', { class: 'told-threshold', role: 'status' })
  const moved = element('ul', { class: 'near' })
  const line = shape('line', { y1: 0, y2: HEIGHT, class: 'cut' })
  const update = () => {
    // The slider has steps, and the threshold of the run is seldom on one.
    const isRun = Math.abs(Number(slider.value) - logOdds(threshold)) <= STEP / 2
    const score = isRun ? threshold : probability(Number(slider.value))
    const x = xOf(score)
    line.setAttribute('x1', String(x))
    line.setAttribute('x2', String(x))
    slider.setAttribute('aria-valuetext', showThreshold(score))
    const leaving = held.filter((one) => one.score < score)
    const joining = score < threshold ? near.filter((one) => one.score >= score) : []
    told.replaceChildren(
      element('b', { class: 'number' }, showThreshold(score)),
      ` ${consequence(leaving, joining, isRun)}`,
    )
    const shown = [...leaving.slice(0, MOST_SHOWN), ...joining.slice(0, MOST_SHOWN)]
    moved.replaceChildren(...shown.map(item))
    const hidden = leaving.length + joining.length - shown.length
    if (hidden > 0) moved.append(element('li', { class: 'soft' }, `and ${count(hidden, 'more', 'more')}`))
  }
  slider.addEventListener('input', update)
  update()
  return element(
    'section',
    { class: 'card wide' },
    element('h2', {}, 'What another threshold would change'),
    element(
      'p',
      { class: 'key' },
      ...[
        element('span', { class: 'swatch later' }),
        'articles, by the score of the pair that keeps them in their cluster',
      ],
      ...[element('span', { class: 'swatch other' }), 'pairs that are no copies: a block carried over, or one form'],
    ),
    histogram(held, near, line),
    slider,
    told,
    moved,
    element(
      'p',
      { class: 'soft' },
      'Clusters are not formed anew here. A run with a lower --threshold may also find pairs that this run did not keep.',
    ),
  )
}

function consequence(leaving: readonly Movable[], joining: readonly Movable[], isRun: boolean): string {
  if (isRun) return 'is the threshold of this run.'
  if (leaving.length + joining.length === 0) return 'would change nothing.'
  if (joining.length > 0)
    return `would add ${count(joining.length, 'pair')} that ${joining.length === 1 ? 'is no copy' : 'are no copies'} now.`
  const clusters = new Set(leaving.map(({ cluster }) => cluster)).size
  return `would take ${count(leaving.length, 'article')} out of ${count(clusters, 'cluster')}.`
}

function item({ cluster, score, title, what }: Movable): HTMLElement {
  return element(
    'li',
    {},
    element('span', { class: 'number' }, `${showScore(score)} `),
    element('span', { class: `relation is-${what}` }, what),
    ' ',
    element('a', { href: `#c${cluster}`, dir: 'auto' }, title),
  )
}

/** Every article but representatives, the loosest first, by the lowest score between it and its representative. */
function heldArticles(reader: PageReader): Movable[] {
  const held: Movable[] = []
  for (let cluster = 0; cluster < reader.clusters; cluster++) {
    const members = reader.members(cluster)
    for (const { of, score, title, id, relation } of members) {
      if (of < 0) continue
      const holding = Math.min(score, members[of]!.of < 0 ? 1 : members[of]!.score)
      held.push({ cluster, score: holding, title: title || id, what: relationName(relation) })
    }
  }
  return held.sort((a, b) => a.score - b.score)
}

/** Pairs of clusters that are no copies, the most alike first. */
function nearPairs(reader: PageReader): Movable[] {
  const near = reader.near.map(([one, other, relation, score]) => ({
    ...{ cluster: one, score, what: relationName(relation) },
    title: [one, other]
      .map((cluster) => reader.member(cluster, 0))
      .map(({ title, id }) => title || id)
      .join(' ↔ '),
  }))
  return near.sort((a, b) => b.score - a.score)
}

function histogram(held: readonly Movable[], near: readonly Movable[], line: SVGElement): SVGElement {
  const counts = [held, near].map((all) => {
    const bins = new Array<number>(BINS).fill(0)
    for (const { score } of all) bins[Math.min(BINS - 1, Math.floor((xOf(score) / WIDTH) * BINS))]!++
    return bins
  })
  const most = Math.max(1, ...counts.flat())
  const drawing = shape('svg', {
    ...{ viewBox: `0 0 ${WIDTH} ${HEIGHT + 16}`, class: 'scores', role: 'img' },
    'aria-label': `Scores of ${count(held.length, 'article')} in clusters, and of ${count(near.length, 'pair')} that are no copies`,
  })
  for (const [kind, bins] of counts.entries()) {
    for (const [bin, number] of bins.entries()) {
      // By the root, or a few doubtful pairs among thousands of sure ones could not be seen.
      const height = Math.sqrt(number / most) * HEIGHT
      const width = WIDTH / BINS / 2 - 1
      if (number > 0)
        drawing.append(
          shape('rect', {
            x: (bin * WIDTH) / BINS + kind * (width + 1),
            y: HEIGHT - height,
            width,
            height,
            class: kind === 0 ? 'later' : 'other',
          }),
        )
    }
  }
  drawing.append(shape('line', { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT, class: 'axis' }), line)
  for (const score of [0.01, 0.1, 0.5, 0.9, 0.99, 0.999]) {
    drawing.append(
      shape(
        'text',
        { x: xOf(score), y: HEIGHT + 13, 'text-anchor': score === 0.01 ? 'start' : 'middle' },
        String(score),
      ),
    )
  }
  return drawing
}

function xOf(score: number): number {
  return ((logOdds(score) - LOW) / (HIGH - LOW)) * WIDTH
}

function logOdds(score: number): number {
  return Math.min(HIGH, Math.max(LOW, Math.log(score / (1 - score))))
}

/** In four digits near 1, where thresholds differ in the fourth. */
function showThreshold(score: number): string {
  return score > 0.99 ? score.toFixed(4) : score.toFixed(3)
}

function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds))
}
