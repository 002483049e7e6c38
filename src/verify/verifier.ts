import { lru } from 'tiny-lru'
import type { ArenaReader } from './fingerprint-store.js'
import { decode, readIdentity, viewWords } from '../fingerprint/codec.js'
import { type Content, contentOf } from '../fingerprint/terms.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { type Outline, outlineOf } from './term-sketch.js'
import { rarity } from '../language/idf.js'
import { Comparable } from '../compare/comparable.js'
import { compareComparables } from '../compare/compare.js'
import { gather, type Measures, type StoryMeasures } from '../compare/features/features.js'
import { mayScore } from '../compare/model.js'
import { isCopy, type Relation } from '../compare/relation.js'
import { Screen } from './prefilter.js'

// Comparables of a story that is going round are asked for again and again; one takes about 40 KB. Of twice as many a quarter
// less is decoded, and the garbage collector takes more than that saves.
const CACHED_COMPARABLES = 256

/** A stored text that was compared with another, and is a copy of it or it of that. */
export interface Verified {
  readonly text: number
  readonly relation: Relation
  readonly score: number
}

/** The same with what was measured. */
export interface Found extends Verified {
  readonly measures: Measures
}

/**
 * A fingerprint to be compared with others, with its content and an outline of that, made when first asked for. Where only
 * reprints are sought there is neither; they are told by their wording alone.
 */
export class Suspect {
  readonly fingerprint: Fingerprint
  readonly #seeksRewrites: boolean
  #content: Content | undefined
  #outline: Outline | undefined

  constructor(fingerprint: Fingerprint, seeksRewrites: boolean) {
    this.fingerprint = fingerprint
    this.#seeksRewrites = seeksRewrites
  }

  get content(): Content | undefined {
    const { words, flags, language } = this.fingerprint
    if (this.#seeksRewrites) this.#content ??= contentOf(words, flags, rarity(language))
    return this.#content
  }

  get outline(): Outline | undefined {
    if (this.content) this.#outline ??= outlineOf(this.content)
    return this.#outline
  }
}

/** Compares texts of an arena, and remembers what comparing derives from those met last. */
export class Verifier {
  readonly #arena: ArenaReader
  readonly #threshold: number
  readonly #screen = new Screen()
  readonly #comparables = lru<Comparable>(CACHED_COMPARABLES)
  /** How many pairs were compared so far, beside those that share too little content. */
  compared = 0

  /** @param threshold score from which a pair is a copy */
  constructor(arena: ArenaReader, threshold: number) {
    this.#arena = arena
    this.#threshold = threshold
  }

  /**
   * Those of `others` that are copies.
   *
   * @param text the suspect's own number, where it is stored
   */
  verify(suspect: Suspect, others: ArrayLike<number>, text?: number): Found[] {
    const found: Found[] = []
    if (others.length === 0) return found
    const { fingerprint, content, outline } = suspect
    if (content && outline) this.#screen.turnTo(fingerprint, content, outline)
    let comparable: Comparable | undefined
    const own = (): Comparable => {
      if (comparable) return comparable
      comparable = new Comparable(fingerprint, content)
      if (text !== undefined) this.#comparables.set(String(text), comparable)
      return comparable
    }
    const mayReach = (measures: StoryMeasures) => mayScore(this.#threshold, measures)
    let ofTwins: Measures | undefined
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!
      // Stems of two languages cannot be screened: such a pair may share its wording all the same.
      const isScreened = outline !== undefined && this.#arena.language(other) === fingerprint.language
      const outlined = this.#arena.outline(other)
      if (isScreened && !this.#screen.passes(outlined)) continue
      this.compared++
      const bytes = this.#arena.get(other)
      const identity = readIdentity(bytes)
      // The same text spaced otherwise, such as an error page: a thousand of them measure alike.
      if (fingerprint.identity !== 0n && identity === fingerprint.identity) {
        ofTwins ??= gather(own(), this.comparable(other)).measures
        found.push({ text: other, relation: 'identical', score: 1, measures: ofTwins })
        continue
      }
      if (isScreened) {
        const candidate = { ...viewWords(bytes), outline: outlined, identity, dense: this.#arena.isDense(other) }
        if (!this.#screen.mayBeOneStory(candidate, mayReach)) continue
      }
      const { relation, score, measures } = compareComparables(own(), this.comparable(other), this.#threshold)
      if (isCopy(relation)) found.push({ text: other, relation, score, measures })
    }
    return found
  }

  comparable(text: number): Comparable {
    const key = String(text)
    const cached = this.#comparables.get(key)
    if (cached !== undefined) return cached
    const comparable = new Comparable(decode(this.#arena.get(text)))
    this.#comparables.set(key, comparable)
    return comparable
  }

  forget(text: number): void {
    this.#comparables.delete(String(text))
  }
}
