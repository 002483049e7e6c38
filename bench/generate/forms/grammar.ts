import { readFileSync } from 'node:fs'
import type { Random } from '../random.js'

/** The wording that all items of one kind share, and what may stand in its places. Written in `<language>.txt`:
 *
 *     = month: May|June            what {month} may be; {MONTH} is the same in capitals
 *     # weather                    the form of a kind begins
 *     @                            a dateline may stand before the first line
 *     It is {cold|mild} in {place} a line; {a|b} is one of these, {3-9} a number, {1-9.2} one with two decimals
 *     | Cold in {place} again.     another wording of the line above
 *     ? Winds reach {20-60} km/h.  a line that some newsrooms leave out
 *     * 4-7 {time} {show}          this line four to seven times
 *     * sign {it}: {advice}        once for each of a list
 *
 * `{person#1}` is the same person wherever it stands in an item; `{^place}` is the place of the whole series.
 */
export interface Forms {
  readonly lists: ReadonlyMap<string, readonly string[]>
  readonly kinds: ReadonlyMap<string, readonly Line[]>
}

export interface Line {
  readonly type: 'dateline' | 'prose' | 'repeat'
  readonly optional: boolean
  /** For `repeat`: how often, as `4-7`, or the name of a list. */
  readonly times: string
  readonly wordings: readonly string[]
}

export function readForms(language: string): Forms {
  return parseForms(readFileSync(new URL(`${language}.txt`, import.meta.url), 'utf8'))
}

export function parseForms(source: string): Forms {
  const lists = new Map<string, string[]>()
  const kinds = new Map<string, Line[]>()
  let lines: Line[] = []
  for (const row of source.split('\n').filter((line) => line.trim() !== '')) {
    const [, mark, rest] = /^([=#@|?*]?) ?(.*)$/.exec(row)!
    if (mark === '=') {
      const colon = rest!.indexOf(':')
      lists.set(rest!.slice(0, colon), splitChoices(rest!.slice(colon + 1).trim()))
    } else if (mark === '#') {
      lines = []
      kinds.set(rest!, lines)
    } else if (mark === '|') lines.push(withWording(lines.pop()!, rest!))
    else lines.push(lineOf(mark!, rest!))
  }
  return { lists, kinds }
}

/** Splits at the strokes outside braces. */
const splitChoices = (text: string): string[] => text.split(/\|(?![^{]*\})/)

const withWording = (line: Line, wording: string): Line => ({ ...line, wordings: [...line.wordings, wording] })

function lineOf(mark: string, rest: string): Line {
  if (mark === '@') return { type: 'dateline', optional: true, times: '', wordings: ['{dateline}'] }
  if (mark !== '*') return { type: 'prose', optional: mark === '?', times: '', wordings: [rest] }
  const space = rest.indexOf(' ')
  return { type: 'repeat', optional: false, times: rest.slice(0, space), wordings: [rest.slice(space + 1)] }
}

/** Fills the places of one item's form. */
export class Filler {
  readonly #lists: Forms['lists']
  readonly #facts: Random
  readonly #series: Random
  readonly #kept = new Map<string, string>()

  constructor(lists: Forms['lists'], facts: Random, series: Random) {
    this.#lists = lists
    this.#facts = facts
    this.#series = series
  }

  /** Innermost places first, so that a choice may hold places. */
  fill(text: string, random = this.#facts): string {
    for (let filled = text; ; ) {
      const next = filled.replace(/\{([^{}]*)\}/g, (_, name: string) => this.#place(name, random))
      if (next === filled) return filled
      filled = next
    }
  }

  #place(name: string, random: Random): string {
    if (name.startsWith('^')) return this.#keep(name, name.slice(1), this.#series)
    if (name.includes('#')) return this.#keep(name, name.slice(0, name.indexOf('#')), random)
    if (name.includes('|')) return random.pick(name.split('|'))
    const range = /^(\d+)-(\d+)(?:\.(\d))?$/.exec(name)
    if (range) return this.#number(Number(range[1]), Number(range[2]), Number(range[3] ?? 0), random)
    const list = this.#lists.get(name)
    if (list !== undefined) return this.fill(random.pick(list), random)
    const lower = this.#lists.get(name.toLowerCase())
    if (lower === undefined) throw new Error(`no list is named ${name}`)
    return this.fill(random.pick(lower), random).toUpperCase()
  }

  #keep(key: string, name: string, random: Random): string {
    const known = this.#kept.get(key)
    if (known !== undefined) return known
    const drawn = this.#place(name, random)
    this.#kept.set(key, drawn)
    return drawn
  }

  /** Digits are grouped from 10,000 on, so that years stay whole. */
  #number(low: number, high: number, decimals: number, random: Random): string {
    const [group, point] = this.#lists.get('marks')!.map((mark) => (mark === 'blank' ? ' ' : mark))
    const whole = String(random.between(low, high))
    const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, group!) : whole
    if (decimals === 0) return grouped
    return `${grouped}${point}${String(random.below(10 ** decimals)).padStart(decimals, '0')}`
  }
}
