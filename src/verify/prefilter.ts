import { type Content, unitAt } from '../fingerprint/terms.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import {
  massOf,
  OPENING_UNITS,
  OUTLINED_UNITS,
  type Outline,
  openingWeightOf,
  openingWordsOf,
  QUARTERS,
  weightOf,
} from './term-sketch.js'
import { FREE, slotOf, slotsFor } from '../structures/term-slots.js'
import { DENSE } from '../text/tokens.js'
import { isShorter, type StoryMeasures } from '../compare/features/features.js'
import { indexPairs, meet, meetFrom, type PairIndex } from '../compare/features/bigrams.js'
import { openingOf, remainderOf } from '../compare/features/same-story.js'
import { findThread, metByParts, quarterOf, threadByParts } from '../compare/features/ordered-overlap.js'

/** A candidate as it stands in an arena. */
export interface Candidate {
  readonly outline: Outline
  readonly words: Uint32Array
  readonly flags: Uint8Array
  readonly identity: bigint
  /** Whether some of the words are characters of a script without spaces. */
  readonly dense: boolean
}

// Of 4,505 labelled copies that are found, 5 share less of their content; of articles on like topics, which candidates
// mostly are, nine in ten do.
const LEAST_CONTENT = 0.11
// Short excerpts of long articles have little of both in common, and much of their own.
const LEAST_OF_SMALLER = 0.4

// 8 KB, which stays in the fastest cache: with 400 units, one other unit in 160 passes.
const FILTER_WORDS = 2 ** 11

// In slots; what a very long text took is given back.
const LARGEST_TABLE = 2 ** 15

/**
 * Looks at the candidates of one article, the suspect, before anything of them is decoded; nine in ten are told apart here. Each
 * is read once from end to end and looked up in tables of the suspect, which stay in the cache: tables of the candidates would
 * each have to come from memory. Takes one suspect after the other, and candidates of the suspect's language.
 */
export class Screen {
  /** By the low 16 bits of a unit, its weight in quarters of a nat; the highest, where there are several. */
  readonly #quartersByLowBits = new Uint8Array(2 ** 16)
  readonly #filter = new Int32Array(FILTER_WORDS)
  /** Open addressing, at most half full. By slot: the unit, its weight, and that as often as it stands in the text, and in its opening. */
  #units = new Int32Array(0)
  #weights = new Float32Array(0)
  #weightsInText = new Float64Array(0)
  #weightsInOpening = new Float64Array(0)
  /** By slot: the last look that met the unit. */
  #met = new Float64Array(0)
  #look = 0
  #mask = 0
  #outline: Outline = new Uint16Array(0)
  #suspect: Fingerprint | undefined
  #pairs: PairIndex | undefined
  #hasPairs = false

  turnTo(suspect: Fingerprint, content: Content, outline: Outline): void {
    for (let i = OUTLINED_UNITS; i < this.#outline.length; i++) this.#quartersByLowBits[this.#outline[i]!] = 0
    this.#outline = outline
    this.#suspect = suspect
    this.#hasPairs = false
    this.#enter(content)
  }

  #enter({ units, weights }: Content): void {
    this.#makeRoom(slotsFor(units.length))
    this.#filter.fill(0)
    for (let i = 0; i < units.length; i++) {
      const unit = units[i]!
      const weight = weights[i]!
      const slot = slotOf(this.#units, this.#mask, unit)
      if (this.#units[slot] === FREE) {
        this.#units[slot] = unit
        this.#weights[slot] = weight
        this.#weightsInText[slot] = 0
        this.#weightsInOpening[slot] = 0
        this.#filter[(unit >>> 5) & (FILTER_WORDS - 1)]! |= 1 << (unit & 31)
        const quarters = this.#quartersByLowBits[unit & 0xffff]!
        this.#quartersByLowBits[unit & 0xffff] = Math.max(quarters, weight * QUARTERS)
      }
      this.#weightsInText[slot]! += weight
      if (i < OPENING_UNITS) this.#weightsInOpening[slot]! += weight
    }
  }

  /**
   * Whether the suspect and a candidate share enough content to be compared: below that, no relation but `unrelated` comes of it.
   * Units with the same low bits count as shared, some .5 % of those that are not.
   */
  passes(outline: Outline): boolean {
    const quarters = this.#quartersByLowBits
    let sum = 0
    for (let i = OUTLINED_UNITS; i < outline.length; i++) sum += quarters[outline[i]!]!
    const shared = sum / QUARTERS
    const [mass, other] = [massOf(this.#outline), massOf(outline)]
    return shared >= LEAST_OF_SMALLER * Math.min(mass, other) || shared >= LEAST_CONTENT * (mass + other - shared)
  }

  /**
   * Whether what tells one story from two passes a test that never refuses higher measures than it takes. The opening is as it
   * is (but for collisions of 24-bit stems), the others no lower than they are; in the end the thread is looked for.
   */
  mayBeOneStory(candidate: Candidate, test: (measures: StoryMeasures) => boolean): boolean {
    const { words, flags, outline, dense } = candidate
    const [units, filter, mask, met, look] = [this.#units, this.#filter, this.#mask, this.#met, ++this.#look]
    const [weights, weightsInText, weightsInOpening] = [this.#weights, this.#weightsInText, this.#weightsInOpening]
    const suspectIsShorter = isShorter(massOf(this.#outline), this.#suspect!, massOf(outline), candidate)
    const openingWords = openingWordsOf(outline)
    let opening = 0
    let text = 0
    for (let i = 0; i < words.length; i++) {
      const unit = dense && flags[i]! & DENSE ? unitAt(words, flags, i) : words[i]! >>> 8
      if (((filter[(unit >>> 5) & (FILTER_WORDS - 1)]! >>> (unit & 31)) & 1) === 0) continue
      const slot = slotOf(units, mask, unit)
      if (units[slot] === FREE) continue
      // What the suspect has counts as often as it stands there, when it is first met; what the candidate has, each time.
      if (!suspectIsShorter) {
        text += weights[slot]!
        if (i < openingWords && weightsInOpening[slot]! > 0) opening += weights[slot]!
      } else if (met[slot] !== look) {
        met[slot] = look
        text += weightsInText[slot]!
        if (i < openingWords) opening += weightsInOpening[slot]!
      }
    }
    const shorter = suspectIsShorter ? this.#outline : outline
    const meeting = suspectIsShorter ? meetFrom(this.#indexed(), words) : meet(words, this.#indexed())
    const shorterWords = suspectIsShorter ? this.#suspect!.words.length : words.length
    const most = {
      opening: openingOf(opening, openingWeightOf(shorter)),
      remainder: remainderOf(text, weightOf(shorter)),
      thinnest: quarterOf(metByParts(meeting, shorterWords)),
    }
    return test(most) && test({ ...most, thinnest: quarterOf(threadByParts(findThread(meeting), shorterWords)) })
  }

  #indexed(): PairIndex {
    if (!this.#hasPairs) this.#pairs = indexPairs(this.#suspect!.words, this.#pairs)
    this.#hasPairs = true
    return this.#pairs!
  }

  #makeRoom(slots: number): void {
    this.#mask = slots - 1
    if (slots > this.#units.length || this.#units.length > LARGEST_TABLE) {
      this.#units = new Int32Array(slots)
      this.#weights = new Float32Array(slots)
      this.#weightsInText = new Float64Array(slots)
      this.#weightsInOpening = new Float64Array(slots)
      this.#met = new Float64Array(slots)
    }
    this.#units.fill(FREE, 0, slots)
  }
}
