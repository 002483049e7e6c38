import type { ClusterDetail } from '../page-data.js'
import { comparedIn, comparisonView, textOf } from './comparison-view.js'
import { element } from './element.js'
import { heatMap } from './heat-map.js'
import type { Member, Neighbour, PageReader } from './page-reader.js'
import { timeline } from './timeline.js'
import { count, RELATION_MEANINGS, relationName, showDelay, shown, showScore, showTime } from './wording.js'

/** One cluster: its articles in time, any two of them side by side, what is near it. */
export function clusterView(reader: PageReader, cluster: number): HTMLElement {
  return new ClusterView(reader, cluster).element
}

class ClusterView {
  readonly element: HTMLElement
  readonly #members: readonly Member[]
  /** In the order of the table: the earliest first, the undated last. */
  readonly #inTime: readonly Member[]
  /** Places of the two members that are shown side by side. */
  #pair: readonly [left: number, right: number] = [0, 0]
  readonly #left = element('select', { id: 'left', 'aria-label': 'Left article' })
  readonly #right = element('select', { id: 'right', 'aria-label': 'Right article' })
  readonly #place = element('div', { class: 'compared' })
  readonly #rows = new Map<number, HTMLElement>()
  #detail: ClusterDetail | undefined
  #heat: ((left: number, right: number) => void) | undefined

  constructor(reader: PageReader, cluster: number) {
    this.#members = reader.members(cluster)
    const inTime = [...this.#members]
    inTime.sort((a, b) => (a.time ?? Infinity) - (b.time ?? Infinity) || a.place - b.place || 0)
    // Infinity less Infinity is no number, and sorts nothing.
    this.#inTime = inTime.some(({ time }) => time !== null)
      ? [...inTime.filter(({ time }) => time !== null), ...inTime.filter(({ time }) => time === null)]
      : inTime
    this.element = element('article', { class: 'cluster' }, this.#head(reader, cluster))
    const onTime = timeline(this.#members, (member) => this.#show(undefined, member.place))
    if (onTime) this.element.append(section('In time', onTime))
    const isPair = reader.overview.kind === 'pair'
    if (isPair) {
      this.element.append(section('Side by side', this.#place))
      this.#fillChoices()
    } else
      this.element.append(
        section(
          this.#members.length > 1 ? `Articles (${shown(reader.sizeOf(cluster))})` : 'Article',
          this.#table(reader.sizeOf(cluster)),
        ),
      )
    if (isPair) {
      // Two articles that were named need no choice.
    } else if (this.#members.length > 1) {
      const choice = element(
        'div',
        { class: 'choice' },
        element('label', {}, 'Left ', this.#left),
        element('label', {}, 'Right ', this.#right),
      )
      this.element.append(section('Side by side', choice, this.#place))
      this.#fillChoices()
    } else this.element.append(section('Text', this.#place))
    const heat = element('div')
    this.element.append(heat, ...this.#near(reader, cluster))
    this.#showPair()
    void reader.detail(cluster).then(async (detail) => {
      this.#detail = detail ?? { texts: [], cut: [], urls: [], pairs: [], scores: [] }
      this.#showPair()
      if (detail && detail.scores.length > 1) {
        // The texts are to be seen first.
        await afterPaint()
        const map = heatMap(this.#members, detail.scores, (left, right) => this.#show(left, right))
        this.#heat = map.mark
        heat.replaceWith(section('How alike', map.element))
        map.mark(...this.#pair)
      }
    })
  }

  #head(reader: PageReader, cluster: number): HTMLElement {
    const [representative] = this.#members
    const size = reader.sizeOf(cluster)
    const sources = new Set(this.#members.map(({ source }) => source).filter(Boolean)).size
    const [first, second] = this.#inTime
    const facts = [
      size === 1 ? 'an article that stands alone' : count(size, 'article'),
      sources > 0 && count(sources, 'source'),
    ]
    const lowest = this.#members.reduce((least, { score }) => Math.min(least, score), 1)
    if (size > 1) facts.push(`lowest score ${showScore(lowest)}`)
    const head = element(
      'header',
      { class: 'head' },
      reader.overview.kind === 'feed' &&
        element('div', { class: 'soft' }, size > 1 ? `Cluster ${reader.numberOf(cluster)}` : 'No cluster'),
      element('h1', { dir: 'auto', tabindex: -1 }, representative!.title || representative!.id),
      element('p', { class: 'soft' }, facts.filter(Boolean).join(' · ')),
    )
    if (size > 1 && first && first.time !== null) {
      const others = this.#inTime.filter(({ time }) => time === first.time).length
      const printed = element('p', { class: 'printed' })
      if (others > 1) printed.append(`${others} articles share the earliest date, ${showTime(first.time)}.`)
      else {
        printed.append(
          'First printed by ',
          element('b', { dir: 'auto' }, first.source || first.id),
          `, ${showTime(first.time)}`,
        )
        if (second && second.time !== null)
          printed.append(
            '; then ',
            element('b', { dir: 'auto' }, second.source || second.id),
            `, ${showDelay(second.time - first.time)}`,
          )
        printed.append('.')
      }
      head.append(printed)
    }
    return head
  }

  #table(size: number): HTMLElement {
    const hasDates = this.#inTime[0]?.time !== null
    const hasSources = this.#members.some(({ source }) => source !== '')
    const rows = this.#inTime.map((member) => {
      const { place, title, id, source, time, relation, score, of } = member
      const name = relationName(relation)
      const row = element(
        'tr',
        { 'data-member': place },
        hasDates && element('td', { class: 'when' }, time === null ? '' : showTime(time)),
        element('td', { class: 'who', dir: 'auto' }, hasSources ? source : id),
        element('td', { class: 'name' }, element('button', { type: 'button', dir: 'auto', title: id }, title || id)),
        element(
          'td',
          { class: 'relationcell' },
          element(
            'span',
            {
              class: `relation is-${name}`,
              title: RELATION_MEANINGS[name] ?? 'the article that stands for the cluster',
            },
            name,
          ),
        ),
        element('td', { class: 'number' }, of < 0 ? '' : showScore(score)),
      )
      this.#rows.set(place, row)
      return row
    })
    const body = element('tbody')
    const table = element(
      'table',
      { class: 'members' },
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          hasDates && element('th', { scope: 'col', class: 'whencell' }, 'Date (UTC)'),
          element('th', { scope: 'col', class: 'whocell' }, hasSources ? 'Source' : 'Article'),
          element('th', { scope: 'col' }, 'Title'),
          element('th', { scope: 'col', class: 'relationcell' }, 'Relation'),
          element('th', { scope: 'col', class: 'number' }, 'Score'),
        ),
      ),
      body,
    )
    table.addEventListener('click', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-member]')
      if (row) this.#show(undefined, Number(row.dataset.member))
    })
    const hidden = size - this.#members.length
    const scroller = element(
      'div',
      { class: 'scrolls tall', tabindex: 0, role: 'region', 'aria-label': 'Articles' },
      table,
    )
    growWhereScrolled(scroller, body, rows)
    return element(
      'div',
      {},
      scroller,
      hidden > 0 &&
        element('p', { class: 'note' }, `${count(hidden, 'more article')} of this cluster not in this page.`),
    )
  }

  #fillChoices(): void {
    for (const [side, select] of [this.#left, this.#right].entries()) {
      const options = this.#inTime.map(({ place, source, time, title, id }) => {
        const label = [time === null ? '' : showTime(time), source, title || id].filter(Boolean).join(' · ')
        return element('option', { value: place }, label.length > 90 ? `${label.slice(0, 89)}…` : label)
      })
      // A choice shows when its option is there.
      appendInTurns(select, options, () => this.#showChoices())
      select.addEventListener('change', () => {
        const place = Number(select.value)
        this.#pair = side === 0 ? [place, this.#pair[1]] : [this.#pair[0], place]
        this.#showPair()
      })
    }
    this.#pair = [this.#inTime[0]!.place, this.#second().place]
  }

  #showChoices(): void {
    const [left, right] = this.#pair
    this.#left.value = String(left)
    this.#right.value = String(right)
  }

  /** The second print; where dates do not tell which it is, the first that is not identical. */
  #second(): Member {
    const [first, second, third] = this.#inTime
    const isTold = second!.time !== null && second!.time > first!.time! && (!third || third.time !== second!.time)
    const differs = this.#inTime
      .slice(1)
      .find(
        ({ time, relation }) =>
          relationName(relation) !== 'identical' && (time === second!.time || first!.time === null),
      )
    return isTold ? second! : (differs ?? second!)
  }

  /** Shows two members; of a member alone, that beside the left one, which is the article that it was verified against if it is itself left. */
  #show(left: number | undefined, right: number): void {
    let beside = left ?? this.#pair[0]
    if (left === undefined && beside === right) {
      const { of } = this.#members[right]!
      beside = of >= 0 ? of : this.#inTime.find(({ place }) => place !== right)!.place
    }
    this.#pair = [beside, right]
    this.#showPair()
  }

  #showPair(): void {
    if (this.#members.length === 1) {
      const { text } = textOf(this.#members[0]!, this.#detail)
      this.#place.replaceChildren(
        text === null
          ? element('p', { class: 'note' }, 'The text is not in this page.')
          : element('div', { class: 'text alone', dir: 'auto' }, text),
      )
      return
    }
    const [left, right] = this.#pair
    this.#showChoices()
    for (const [place, row] of this.#rows) {
      row.classList.toggle('is-left', place === left)
      row.classList.toggle('is-right', place === right)
    }
    this.#heat?.(left, right)
    if (!this.#detail) return
    const [a, b] = [this.#members[left]!, this.#members[right]!]
    this.#place.replaceChildren(
      left === right
        ? element('p', { class: 'note' }, 'Choose two articles.')
        : comparisonView(textOf(a, this.#detail), textOf(b, this.#detail), comparedIn(this.#detail, left, right)),
    )
  }

  /** Shows the pair that connects a neighbour with this cluster. */
  async #showNear(reader: PageReader, { cluster, own, member, relation, score }: Neighbour): Promise<void> {
    const detail = await reader.detail(cluster)
    const [a, b] = [this.#members[own]!, reader.member(cluster, member)]
    this.#place.replaceChildren(
      comparisonView(textOf(a, this.#detail), textOf(b, detail), undefined, { relation, score }),
    )
    this.#place.scrollIntoView()
  }

  #near(reader: PageReader, cluster: number): HTMLElement[] {
    const near = reader.neighbours(cluster)
    if (near.length === 0) return []
    const items = near.slice(0, MOST_NEAR).map((neighbour) => {
      const { cluster: other, relation, score } = neighbour
      const beside = element('button', { type: 'button' }, 'side by side')
      beside.addEventListener('click', () => void this.#showNear(reader, neighbour))
      const { title, id, source, time } = reader.member(other, 0)
      const name = relationName(relation)
      return element(
        'li',
        {},
        element('span', { class: `relation is-${name}`, title: RELATION_MEANINGS[name] }, name),
        element('span', { class: 'number' }, ` ${showScore(score)} `),
        element('a', { href: `#c${other}`, dir: 'auto' }, title || id),
        element(
          'span',
          { class: 'soft' },
          ` ${[source, time === null ? '' : showTime(time), reader.sizeOf(other) > 1 ? count(reader.sizeOf(other), 'article') : ''].filter(Boolean).join(' · ')}`,
        ),
        ' ',
        beside,
      )
    })
    return [section('Near it, and no copies', element('ul', { class: 'near' }, ...items))]
  }
}

function section(title: string, ...content: readonly HTMLElement[]): HTMLElement {
  return element('section', {}, element('h2', {}, title), ...content)
}

const AT_ONCE = 60
const MOST_NEAR = 50

/** Appends the first of many options, and the others after the page is seen. */
function appendInTurns<Parent extends HTMLElement>(
  parent: Parent,
  all: readonly HTMLElement[],
  whenDone: () => void = () => {},
): Parent {
  parent.append(...all.slice(0, AT_ONCE))
  const rest = all.slice(AT_ONCE)
  if (rest.length > 0) {
    void afterPaint().then(() => {
      parent.append(...rest)
      whenDone()
    })
  }
  return parent
}

/** Appends the first of many rows, and more as somebody scrolls there. On paper all are seen. */
function growWhereScrolled(scroller: HTMLElement, body: HTMLElement, rows: readonly HTMLElement[]): void {
  let appended = 0
  const grow = (to: number) => {
    body.append(...rows.slice(appended, to))
    appended = Math.max(appended, Math.min(to, rows.length))
  }
  grow(AT_ONCE)
  scroller.addEventListener('scroll', () => {
    if (scroller.scrollTop + 2 * scroller.clientHeight > scroller.scrollHeight) grow(appended + AT_ONCE)
  })
  addEventListener('beforeprint', () => grow(rows.length), { once: true })
}

function afterPaint(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}
