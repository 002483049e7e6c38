import { element } from './element.js'
import type { PageReader } from './page-reader.js'
import { count, relationName, showScore, showTime } from './wording.js'

const ROW_PIXELS = 76
const SPARE_ROWS = 6

/** What a list tells of a cluster, and what it is found and sorted by. */
interface Entry {
  readonly cluster: number
  readonly size: number
  readonly lowest: number
  /** Seconds since 1970, of its earliest and latest article. */
  readonly first: number
  readonly latest: number
  readonly sources: number
  /** In lower case: titles, sources and ids of all members. */
  readonly words: string
}

const SORTS: Readonly<Record<string, (a: Entry, b: Entry) => number>> = {
  'largest first': (a, b) => b.size - a.size || a.cluster - b.cluster,
  'most doubtful first': (a, b) => a.lowest - b.lowest || a.cluster - b.cluster,
  'newest first': (a, b) => b.latest - a.latest || a.cluster - b.cluster,
  'oldest first': (a, b) => a.first - b.first || a.cluster - b.cluster,
  'most sources first': (a, b) => b.sources - a.sources || a.cluster - b.cluster,
}

/** The list of clusters: of ten thousand only the rows in sight are in the document. */
export class ClusterList {
  readonly element: HTMLElement
  readonly #search: HTMLInputElement
  readonly #scroller: HTMLElement
  readonly #rows: HTMLElement
  readonly #told: HTMLElement
  readonly #reader: PageReader
  readonly #open: (cluster: number) => void
  readonly #entries: Entry[]
  #sort = 'largest first'
  #shown: Entry[] = []
  /** The place in `#shown` that the keyboard is at. */
  #active = 0
  #opened = -1

  constructor(reader: PageReader, open: (cluster: number) => void) {
    this.#reader = reader
    this.#open = open
    this.#entries = entriesOf(reader)
    this.#search = element('input', {
      type: 'search',
      id: 'search',
      placeholder: 'Search titles, sources, ids',
      'aria-label': 'Search clusters',
      autocomplete: 'off',
      spellcheck: 'false',
    })
    const sort = element(
      'select',
      { id: 'sort', 'aria-label': 'Sort clusters' },
      ...Object.keys(SORTS).map((name) => element('option', {}, name)),
    )
    this.#told = element('p', { class: 'told', role: 'status' })
    this.#rows = element('div', { class: 'rows', role: 'presentation' })
    this.#scroller = element(
      'div',
      { class: 'scroller', role: 'listbox', tabindex: 0, 'aria-label': 'Clusters' },
      this.#rows,
    )
    this.element = element(
      'nav',
      { class: 'list', 'aria-label': 'Clusters' },
      element('div', { class: 'find' }, this.#search, sort),
      this.#told,
      element(
        'div',
        { class: 'heads', 'aria-hidden': 'true' },
        element('span', {}, 'articles'),
        element('span', {}, 'lowest score'),
      ),
      this.#scroller,
    )
    this.#search.addEventListener('input', () => this.#select())
    sort.addEventListener('change', () => {
      this.#sort = sort.value
      this.#select()
    })
    this.#scroller.addEventListener('scroll', () => this.#draw(), { passive: true })
    this.#scroller.addEventListener('click', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-place]')
      if (row) this.#openPlace(Number(row.dataset.place))
    })
    this.#scroller.addEventListener('keydown', (event) => this.#move(event))
    this.#search.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown' || event.key === 'Enter') {
        event.preventDefault()
        if (event.key === 'Enter') this.#openPlace(0)
        this.focus()
      } else if (event.key === 'Escape' && this.#search.value !== '') {
        event.stopPropagation()
        this.#search.value = ''
        this.#select()
      }
    })
    new ResizeObserver(() => this.#draw()).observe(this.#scroller)
    this.#select()
  }

  focus(): void {
    this.#scroller.focus()
  }

  focusSearch(): void {
    this.#search.focus()
    this.#search.select()
  }

  /** Marks the cluster that is open; -1 for none. */
  mark(cluster: number): void {
    this.#opened = cluster
    const place = this.#shown.findIndex((entry) => entry.cluster === cluster)
    if (place >= 0) {
      this.#active = place
      this.#reveal()
    }
    this.#draw()
  }

  /** Opens the cluster before or after the one that is open. */
  step(by: number): void {
    const place = this.#shown.findIndex((entry) => entry.cluster === this.#opened)
    this.#openPlace(Math.max(0, Math.min(this.#shown.length - 1, place + by)))
  }

  #select(): void {
    const words = fold(this.#search.value).split(/\s+/).filter(Boolean)
    const found =
      words.length === 0
        ? [...this.#entries]
        : this.#entries.filter((entry) => words.every((word) => entry.words.includes(word)))
    this.#shown = found.sort(SORTS[this.#sort])
    this.#active = 0
    this.#told.textContent =
      words.length === 0 ? count(found.length, 'cluster') : `${count(found.length, 'cluster')} found`
    this.#rows.style.height = `${found.length * ROW_PIXELS}px`
    this.#scroller.scrollTop = 0
    this.#draw()
  }

  #draw(): void {
    const { scrollTop, clientHeight } = this.#scroller
    const from = Math.max(0, Math.floor(scrollTop / ROW_PIXELS) - SPARE_ROWS)
    const to = Math.min(
      this.#shown.length,
      Math.ceil((scrollTop + Math.max(clientHeight, 600)) / ROW_PIXELS) + SPARE_ROWS,
    )
    const rows: HTMLElement[] = []
    for (let place = from; place < to; place++) rows.push(this.#row(place))
    this.#rows.replaceChildren(...rows)
    if (this.#shown.length === 0) this.#scroller.removeAttribute('aria-activedescendant')
    else this.#scroller.setAttribute('aria-activedescendant', `row-${this.#active}`)
  }

  #row(place: number): HTMLElement {
    const { cluster, size, lowest, first, sources } = this.#shown[place]!
    const { title, id } = this.#reader.member(cluster, 0)
    const facts = [
      sources > 0 && count(sources, 'source'),
      Number.isFinite(first) && showTime(first).slice(0, 10),
    ].filter(Boolean)
    const row = element(
      'div',
      {
        class: `row${place === this.#active ? ' active' : ''}`,
        ...{ role: 'option', id: `row-${place}`, 'data-place': place },
        'aria-selected': cluster === this.#opened ? 'true' : 'false',
        ...{ 'aria-setsize': this.#shown.length, 'aria-posinset': place + 1 },
      },
      element('b', { class: 'size' }, String(size)),
      element('div', { class: 'title', dir: 'auto' }, title || id),
      element('div', { class: 'facts' }, facts.join(' · ') || relationsIn(this.#reader, cluster)),
      element('span', { class: 'lowest', title: 'lowest score' }, showScore(lowest)),
    )
    row.style.top = `${place * ROW_PIXELS}px`
    return row
  }

  #move(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.#scroller.clientHeight / ROW_PIXELS) - 1)
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: page,
      PageUp: -page,
      Home: -Infinity,
      End: Infinity,
    }
    const by = moves[event.key]
    if (by !== undefined) {
      event.preventDefault()
      this.#active = Math.max(0, Math.min(this.#shown.length - 1, this.#active + by))
      this.#reveal()
      this.#draw()
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      this.#openPlace(this.#active)
    }
  }

  #reveal(): void {
    const [top, { scrollTop, clientHeight }] = [this.#active * ROW_PIXELS, this.#scroller]
    if (top < scrollTop) this.#scroller.scrollTop = top
    else if (top + ROW_PIXELS > scrollTop + clientHeight) this.#scroller.scrollTop = top + ROW_PIXELS - clientHeight
  }

  #openPlace(place: number): void {
    const entry = this.#shown[place]
    if (entry) this.#open(entry.cluster)
  }
}

function entriesOf(reader: PageReader): Entry[] {
  const entries: Entry[] = []
  for (let cluster = 0; cluster < reader.clusters; cluster++) {
    const size = reader.sizeOf(cluster)
    if (size < 2) continue
    let [lowest, first, latest] = [1, Infinity, -Infinity]
    const [words, sources] = [new Set<string>(), new Set<string>()]
    for (const { id, title, source, time, score } of reader.members(cluster)) {
      lowest = Math.min(lowest, score)
      if (time !== null) [first, latest] = [Math.min(first, time), Math.max(latest, time)]
      if (source !== '') sources.add(source)
      for (const word of [id, title, source]) words.add(word)
    }
    entries.push({ cluster, size, lowest, first, latest, sources: sources.size, words: fold([...words].join('\n')) })
  }
  return entries
}

/** Letters with a stroke or without a dot, which no normal form takes apart. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ß: 'ss' }

/** Lower case, and without accents. */
function fold(text: string): string {
  const lower = text.toLowerCase()
  return /^[\0-\x7f]*$/.test(lower)
    ? lower
    : lower
        .normalize('NFKD')
        .replace(/\p{M}/gu, '')
        .replace(/[ıøłđß]/g, (letter) => PLAIN_LETTERS[letter]!)
}

/** `1 reprint, 1 rewrite` */
function relationsIn(reader: PageReader, cluster: number): string {
  const counts = new Map<string, number>()
  for (const { relation, of } of reader.members(cluster)) {
    if (of >= 0) counts.set(relationName(relation), (counts.get(relationName(relation)) ?? 0) + 1)
  }
  return [...counts].map(([name, number]) => `${number} ${name}`).join(', ')
}
