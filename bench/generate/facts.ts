import type { Random } from './random.js'
import { inventOrganisation } from './story.js'
import { BRANDS, GIVEN_NAMES, PLACES, SURNAMES } from './vocabulary.js'
import { DAYS, MONTHS } from './words.js'

/** The facts of one item, drawn as they are asked for. */
export class Facts {
  readonly #random: Random
  /** What stays the same throughout a series. */
  readonly house: string
  readonly home: string
  readonly regular: string

  constructor(random: Random, series: Random) {
    this.#random = random
    this.house = inventOrganisation(series)
    this.home = series.pick(PLACES)
    this.regular = `${series.pick(GIVEN_NAMES)} ${series.pick(SURNAMES)}`
  }

  pick = <Item>(list: readonly Item[]): Item => this.#random.pick(list)
  number = (low: number, high: number): string => String(this.#random.between(low, high))
  decimal = (low: number, high: number): string => `${this.number(low, high)}.${this.number(0, 9)}${this.number(1, 9)}`
  person = (): string => `${this.pick(GIVEN_NAMES)} ${this.pick(SURNAMES)}`
  surname = (): string => this.pick(SURNAMES)
  place = (): string => this.pick(PLACES)
  brand = (): string => this.pick(BRANDS)
  organisation = (): string => inventOrganisation(this.#random)
  day = (): string => this.pick(DAYS)
  date = (): string => `${this.pick(MONTHS)} ${this.number(1, 28)}`
  time = (): string => `${this.number(1, 12)}:${this.pick(['00', '15', '30', '45'])} p.m.`
  way = (): string => this.pick(['rose', 'fell', 'climbed', 'slipped', 'gained', 'lost'])
}
