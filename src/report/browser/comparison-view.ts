import { type ClusterDetail, type ComparedMembers, MEASURES } from '../page-data.js'
import { element } from './element.js'
import type { Member } from './page-reader.js'
import { cut, type Passage, type SideOfPair } from './passages.js'
import { sharedRuns } from './shared-runs.js'
import { count, RELATION_MEANINGS, relationName, showDelay, shown, showScore, showTime } from './wording.js'
import { wordsOf } from './words.js'

/** A text of which a part is shown. */
export interface TextOf {
  readonly member: Member
  readonly text: string | null
  readonly isCut: boolean
  readonly url: string | null
}

export function textOf(member: Member, detail: ClusterDetail | undefined): TextOf {
  const { place } = member
  return {
    member,
    text: detail?.texts[place] ?? null,
    isCut: detail?.cut.includes(place) ?? false,
    url: detail?.urls[place] ?? null,
  }
}

/** What a page says of a pair that was compared when it was written. */
export function comparedIn(detail: ClusterDetail | undefined, a: number, b: number): ComparedMembers | undefined {
  const [low, high] = a < b ? [a, b] : [b, a]
  return detail?.pairs.find((pair) => pair.a === low && pair.b === high)
}

// A few changes are all listed; of many the longest, and the rest is seen in the text alone.
const FEW_CHANGES = 12
const MOST_CHANGES = 3
const CHANGE_UNITS = 130
// Of a smaller difference between the score in the feed and that of the pair alone nobody needs to know.
const MUCH_OTHER_SCORE = 0.05

/** What two articles of two clusters are to each other. */
export type Judged = Pick<ComparedMembers, 'relation' | 'score'>

const UNKNOWN = { relation: undefined, score: undefined }

/** Two articles side by side: what both have, what each has alone, and why they count as what they are. */
export function comparisonView(
  left: TextOf,
  right: TextOf,
  compared: ComparedMembers | undefined,
  known?: Judged,
): HTMLElement {
  const view = element('div', { class: 'comparison' }, verdict(left.member, right.member, compared, known))
  if (left.text === null || right.text === null) {
    view.append(
      element('p', { class: 'note' }, 'The texts are not in this page; doppelwire compare shows them side by side.'),
    )
    return view
  }
  const [wordsA, wordsB] = [wordsOf(left.text), wordsOf(right.text)]
  const passages = compared ? passagesOf(compared, left.member.place < right.member.place) : sharedRuns(wordsA, wordsB)
  const sides = cut(left.text, right.text, wordsA, wordsB, passages)
  const panes = [pane(left, sides[0], 'gone'), pane(right, sides[1], 'new')] as const
  view.append(changes(sides), element('div', { class: 'panes' }, ...panes.map(({ element }) => element)))
  if (compared) view.append(why(compared))
  link(
    view,
    panes.map(({ body }) => body),
  )
  return view
}

function verdict(left: Member, right: Member, compared: ComparedMembers | undefined, known?: Judged): HTMLElement {
  const isLinked = !known && (right.of === left.place || left.of === right.place)
  const member = right.of === left.place ? right : left
  const { relation, score } = known ?? (isLinked ? member : (compared ?? UNKNOWN))
  const line = element('p', { class: 'verdict' })
  if (relation === undefined || score === undefined) {
    line.append('These two were not compared when the page was written. Marked are the runs of words that both have.')
    return line
  }
  const name = relationName(relation)
  line.append(
    element('b', { class: `relation is-${name}` }, name),
    element('span', { class: 'number' }, ` ${showScore(score)} `),
    element('span', { class: 'soft' }, `${RELATION_MEANINGS[name] ?? ''}${delay(left, right)}`),
  )
  if (isLinked && compared && (compared.relation !== relation || Math.abs(compared.score - score) > MUCH_OTHER_SCORE)) {
    line.append(
      element(
        'span',
        { class: 'soft' },
        `. By itself, outside this feed, the pair is ${relationName(compared.relation)}, ${showScore(compared.score)}`,
      ),
    )
  }
  return line
}

function delay(left: Member, right: Member): string {
  if (left.time === null || right.time === null) return ''
  const seconds = right.time - left.time
  return seconds >= 0 ? `; the right one came ${showDelay(seconds)}` : `; the left one came ${showDelay(-seconds)}`
}

function passagesOf({ passages }: ComparedMembers, inOrder: boolean): Passage[] {
  const found: Passage[] = []
  for (let i = 0; i < passages.length; i += 5) {
    const [first, second] = [
      { start: passages[i]!, end: passages[i + 1]! },
      { start: passages[i + 2]!, end: passages[i + 3]! },
    ]
    found.push({ a: inOrder ? first : second, b: inOrder ? second : first, similarity: passages[i + 4]! })
  }
  return found
}

/** What is gone and what is new, as numbers and as the longest stretches. */
function changes([a, b]: readonly [SideOfPair, SideOfPair]): HTMLElement {
  const [all, kept] = [a.words.keys.length, a.words.keys.length - a.ownWords]
  const summary = element(
    'p',
    { class: 'changes' },
    a.ownWords + b.ownWords === 0
      ? 'Both have the same words.'
      : `The right text keeps ${shown(kept)} of ${count(all, 'word')} of the left. `,
  )
  for (const [side, kind, where] of [
    [a, 'gone', 'only left'],
    [b, 'new', 'only right'],
  ] as const) {
    if (side.ownWords > 0)
      summary.append(element('mark', { class: kind }, `${count(side.ownWords, 'word')} ${where}`), ' ')
  }
  const lists = (
    [
      ['Only left', a, 'gone'],
      ['Only right', b, 'new'],
    ] as const
  ).map(([title, side, kind]) => {
    const { texts, others } = ownStretches(side)
    const items = texts.map((text) => element('li', {}, element('mark', { class: kind, dir: 'auto' }, text)))
    if (others > 0) items.push(element('li', { class: 'soft' }, `and ${shown(others)} more, marked below`))
    return element(
      'div',
      {},
      items.length > 0 && element('h4', {}, title),
      items.length > 0 && element('ul', {}, ...items),
    )
  })
  return element(
    'div',
    { class: 'summary' },
    summary,
    lists.some((list) => list.querySelector('li')) && element('div', { class: 'lists' }, ...lists),
  )
}

/** The stretches that only one side has, in the order of the text: all of a few, else the longest; and how many others there are. */
function ownStretches({ text, pieces }: SideOfPair): { texts: string[]; others: number } {
  const all = pieces
    .filter(({ isOwn }) => isOwn)
    .map(({ start, end }) => ({ start, text: text.slice(start, end).replace(/\s+/g, ' ').trim() }))
  const most = all.length <= FEW_CHANGES ? FEW_CHANGES : MOST_CHANGES
  const texts = [...all]
    .sort((p, q) => q.text.length - p.text.length)
    .slice(0, most)
    .sort((p, q) => p.start - q.start)
    .map(({ text }) => (text.length > CHANGE_UNITS ? `${text.slice(0, CHANGE_UNITS).replace(/\s\S*$/, '')} …` : text))
  return { texts, others: all.length - texts.length }
}

function pane(
  { member, isCut, url }: TextOf,
  { text, pieces }: SideOfPair,
  kind: 'gone' | 'new',
): { element: HTMLElement; body: HTMLElement } {
  const body = element('div', {
    class: 'text',
    tabindex: 0,
    role: 'region',
    dir: 'auto',
    'aria-label': `Text of ${member.title || member.id}`,
  })
  for (const { start, end, passage, isOwn } of pieces) {
    const content = text.slice(start, end)
    if (isOwn) body.append(element('mark', { class: kind, 'data-passage': passage < 0 ? undefined : passage }, content))
    else if (passage >= 0) body.append(element('span', { class: 'shared', 'data-passage': passage }, content))
    else body.append(content)
  }
  if (isCut) body.append(element('p', { class: 'note' }, 'The text goes on; this page holds its beginning.'))
  const title = member.title || member.id
  const head = element(
    'header',
    {},
    element('div', { class: 'soft' }, [member.source, showTime(member.time)].filter(Boolean).join(' · ')),
    element(
      'h3',
      { dir: 'auto' },
      url ? element('a', { href: url, rel: 'noreferrer noopener', target: '_blank' }, title) : title,
    ),
    element('div', { class: 'id', dir: 'auto' }, member.id),
  )
  return { element: element('section', { class: 'pane' }, head, body), body }
}

function why({ reasons, measures }: ComparedMembers): HTMLElement {
  const rows = MEASURES.map((name, i) => {
    const value = measures[i] ?? 0
    const isCount = i === MEASURES.length - 1
    const bar = element('span', { class: 'bar' })
    bar.style.width = isCount ? '0' : `${value}%`
    return element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      element('td', { class: 'number' }, isCount ? shown(value) : `${value} %`),
      element('td', { class: 'barcell' }, element('span', { class: 'track' }, bar)),
    )
  })
  return element(
    'div',
    { class: 'why' },
    element(
      'div',
      {},
      element('h3', {}, 'Why'),
      element('ul', {}, ...reasons.map((reason) => element('li', {}, reason))),
    ),
    element(
      'div',
      {},
      element('h3', {}, 'Measures'),
      element('table', { class: 'bars measures' }, element('tbody', {}, ...rows)),
    ),
  )
}

/** Lights up a passage on both sides where the pointer or the keyboard is. */
function link(view: HTMLElement, bodies: readonly HTMLElement[]): void {
  let lit: Element[] = []
  const light = (passage: string | undefined, from: Element | null) => {
    for (const one of lit) one.classList.remove('lit')
    lit = passage === undefined ? [] : [...view.querySelectorAll(`[data-passage="${passage}"]`)]
    for (const one of lit) one.classList.add('lit')
    for (const body of bodies) {
      const first = lit.find((one) => body.contains(one))
      if (first instanceof HTMLElement && !body.contains(from)) bringIntoSight(body, first)
    }
  }
  const passageAt = (target: EventTarget | null) => (target as Element | null)?.closest<HTMLElement>('[data-passage]')
  view.addEventListener('pointerover', (event) => {
    const over = passageAt(event.target)
    light(over?.dataset.passage, over ?? null)
  })
  view.addEventListener('pointerleave', () => light(undefined, null))
  for (const body of bodies) {
    let at = -1
    body.addEventListener('keydown', (event) => {
      if (event.key !== 'n' && event.key !== 'p') return
      event.preventDefault()
      const numbers = [
        ...new Set([...body.querySelectorAll<HTMLElement>('[data-passage]')].map(({ dataset }) => dataset.passage!)),
      ]
      at = Math.max(0, Math.min(numbers.length - 1, at + (event.key === 'n' ? 1 : -1)))
      light(numbers[at], null)
    })
  }
}

function bringIntoSight(body: HTMLElement, target: HTMLElement): void {
  const [outer, inner] = [body.getBoundingClientRect(), target.getBoundingClientRect()]
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return
  body.scrollTop += inner.top - outer.top - outer.height / 3
}
