import type { PageOverview, SourceMatrix, TimeChart } from '../page-data.js'
import { element, shape } from './element.js'
import { count, RELATION_MEANINGS, shown, showShare, showTime } from './wording.js'

/** The charts on all clusters. */
export function overviewView(overview: PageOverview): HTMLElement {
  const { articles, clusters, copies, alone, relations, sizes, time, sources, agencies, leftOut } = overview
  const head = element(
    'section',
    { class: 'head' },
    element(
      'h1',
      {},
      clusters === 0 ? 'No copies found' : `${shown(copies)} of ${count(articles, 'article')} are copies`,
    ),
    element(
      'p',
      { class: 'soft' },
      clusters === 0
        ? `${count(articles, 'article')}, none a copy of another from score ${overview.threshold} on.`
        : `${showShare(copies / articles)} of all. ${count(clusters, 'story', 'stories')} in more than one version, ${count(alone, 'article')} alone. ` +
            `A pair counts as a copy from score ${overview.threshold} on.`,
    ),
    ...leftOut.map((sentence) => element('p', { class: 'note' }, sentence)),
  )
  const cards = element('div', { class: 'cards' })
  if (relations.length > 0)
    cards.append(
      card(
        'Copies by relation',
        bars(
          relations.map(([name, number]) => ({ name, number, relation: name, title: RELATION_MEANINGS[name] ?? '' })),
        ),
      ),
    )
  if (sizes.length > 0)
    cards.append(card('Clusters by number of articles', bars(sizes.map(([name, number]) => ({ name, number })))))
  if (agencies.length > 0)
    cards.append(
      card(
        'Agencies named in datelines',
        bars(
          agencies.map(({ name, articles: number, clusters: stories }) => ({
            name: agencyName(name),
            number,
            note: count(stories, 'story', 'stories'),
          })),
        ),
      ),
    )
  if (time) cards.append(card('Copies over time', timeChart(time), 'wide'))
  if (sources) cards.append(card('Who has whose text', matrix(sources), 'wide'))
  if (!sources && clusters > 0) {
    cards.append(
      card(
        'Who has whose text',
        element(
          'p',
          { class: 'soft' },
          'No cluster tells whose text came first: that takes articles with a date and a source, one of them the earliest.',
        ),
        'wide',
      ),
    )
  }
  return element('article', { class: 'overview' }, head, cards)
}

/** Most agencies with short names write them in capitals. */
function agencyName(key: string): string {
  if (key === 'dpa') return key
  return key.length <= 4 ? key.toUpperCase() : `${key.charAt(0).toUpperCase()}${key.slice(1)}`
}

function card(title: string, content: Node, kind = ''): HTMLElement {
  return element('section', { class: `card ${kind}` }, element('h2', {}, title), content)
}

interface Bar {
  readonly name: string
  readonly number: number
  readonly relation?: string
  readonly note?: string
  readonly title?: string
}

function bars(all: readonly Bar[]): HTMLElement {
  const most = Math.max(...all.map(({ number }) => number))
  const rows = all.map(({ name, number, relation, note, title }) => {
    const bar = element('span', { class: `bar${relation ? ` is-${relation}` : ''}` })
    bar.style.width = `${Math.max((number / most) * 100, 0.5)}%`
    return element(
      'tr',
      { title },
      element('th', { scope: 'row' }, name),
      element('td', { class: 'number' }, shown(number)),
      element(
        'td',
        { class: 'barcell' },
        element('span', { class: 'track' }, bar),
        note !== undefined && element('span', { class: 'soft' }, note),
      ),
    )
  })
  return element(
    'table',
    { class: `bars${all.some(({ note }) => note !== undefined) ? ' noted' : ''}` },
    element('tbody', {}, ...rows),
  )
}

// A drawing is scaled to its place, and letters with it.
const CHART_WIDTH = innerWidth < 800 ? 400 : 800
const LABEL_WIDTH = 100
const [CHART_HEIGHT, AXIS] = [150, 18]

function timeChart({ unit, starts, first, later }: TimeChart): HTMLElement {
  const most = Math.max(...starts.map((_, i) => first[i]! + later[i]!))
  const step = CHART_WIDTH / starts.length
  const width = Math.max(1, Math.min(step * 0.8, 40))
  const label = (start: number) =>
    (unit === 'hour' ? showTime(start + 1) : showTime(start)).slice(
      0,
      unit === 'year' ? 4 : unit === 'month' ? 7 : unit === 'day' ? 10 : 16,
    )
  const drawing = shape('svg', {
    viewBox: `0 0 ${CHART_WIDTH} ${CHART_HEIGHT + AXIS}`,
    role: 'img',
    class: 'time',
    'aria-label': `Articles in clusters by ${unit}, from ${label(starts[0]!)} to ${label(starts.at(-1)!)}; at most ${shown(most)}`,
  })
  for (const [i, start] of starts.entries()) {
    const [x, low, high] = [
      i * step + (step - width) / 2,
      (first[i]! / most) * CHART_HEIGHT,
      (later[i]! / most) * CHART_HEIGHT,
    ]
    const tip = shape(
      'title',
      {},
      `${label(start)}: ${count(first[i]!, 'first print')}, ${count(later[i]!, 'later copy', 'later copies')}`,
    )
    drawing.append(
      shape(
        'g',
        {},
        tip,
        shape('rect', { x: i * step, y: 0, width: step, height: CHART_HEIGHT, class: 'hit' }),
        shape('rect', { x, y: CHART_HEIGHT - low, width, height: low, class: 'first' }),
        shape('rect', { x, y: CHART_HEIGHT - low - high, width, height: high, class: 'later' }),
      ),
    )
  }
  drawing.append(shape('line', { x1: 0, x2: CHART_WIDTH, y1: CHART_HEIGHT, y2: CHART_HEIGHT, class: 'axis' }))
  const ticks = Math.min(starts.length, Math.ceil(CHART_WIDTH / 160))
  for (let tick = 0; tick < ticks; tick++) {
    const i = ticks === 1 ? 0 : Math.round((tick * (starts.length - 1)) / (ticks - 1))
    // A label stands below its bar; at the ends only where it is no wider than the bar's room.
    const isCentred = step >= LABEL_WIDTH || (tick > 0 && tick < ticks - 1)
    const anchor = isCentred ? 'middle' : tick === 0 ? 'start' : 'end'
    const x = isCentred ? (i + 0.5) * step : tick === 0 ? 0 : CHART_WIDTH
    drawing.append(shape('text', { x, y: CHART_HEIGHT + 14, 'text-anchor': anchor }, label(starts[i]!)))
  }
  return element(
    'div',
    {},
    element(
      'p',
      { class: 'key' },
      element('span', { class: 'swatch first' }),
      'first print of a story',
      element('span', { class: 'swatch later' }),
      'later copies',
      element('span', { class: 'soft' }, `by ${unit}, at most ${shown(most)} together`),
    ),
    drawing,
  )
}

function matrix({ names, began, cells, others, undecided }: SourceMatrix): HTMLElement {
  const most = Math.max(...cells.flat())
  const head = element(
    'tr',
    {},
    element('th', { scope: 'col', class: 'corner' }, 'first ↓ / later →'),
    ...names.map((name) => element('th', { scope: 'col' }, element('span', { dir: 'auto' }, name))),
    element('th', { scope: 'col', class: 'number' }, element('span', {}, 'stories begun')),
  )
  const rows = names.map((name, i) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row', dir: 'auto' }, name),
      ...names.map((other, j) => {
        const number = cells[i]![j]!
        const cell = element(
          'td',
          { class: 'number', title: `${count(number, 'article')} of ${other} with a text that ${name} had first` },
          number === 0 ? '·' : shown(number),
        )
        if (number > 0) cell.style.setProperty('--share', `${Math.round(8 + 42 * (number / most))}%`)
        return cell
      }),
      element('td', { class: 'number total' }, shown(began[i]!)),
    ),
  )
  const notes = [
    others > 0 && `${count(others, 'more source')} not shown.`,
    undecided > 0 &&
      `${count(undecided, 'cluster')} left out, where nobody, or more than one source, has the earliest date.`,
  ].filter(Boolean)
  return element(
    'div',
    {},
    element(
      'div',
      { class: 'scrolls', tabindex: 0, role: 'region', 'aria-label': 'Who has whose text' },
      element('table', { class: 'matrix' }, element('thead', {}, head), element('tbody', {}, ...rows)),
    ),
    element(
      'p',
      { class: 'soft' },
      `How many articles of the source above have a text that the source on the left had first, by the dates given. ${notes.join(' ')}`,
    ),
  )
}
