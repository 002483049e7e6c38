import { lru } from 'tiny-lru'
import type { ArenaReader } from '../fingerprint/arena.js'
import { decode, readIdentity, viewWords } from '../fingerprint/codec.js'
import { type Content, contentOf } from '../fingerprint/content.js'
import type { Fingerprint } from '../fingerprint/fingerprint.js'
import { rarity } from '../language/rarity.js'
import { Comparable } from './comparable.js'
import { compareComparables, mayBeCopies } from './compare.js'
import { gather, type Measures } from './evidence.js'
import { isCopy, type Relation } from './relation.js'
import { Screen } from './screen.js'

// Comparables of a story that is going round are asked for again and again; one takes about 40 KB.
const CACHED_COMPARABLES = 2000

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
 * A fingerprint to be compared with others, and what that takes, made when it is first asked for: the content and a screen
 * of it. Where only reprints are sought there is neither; they are told by their wording alone.
 */
export class Suspect {
  readonly fingerprint: Fingerprint
  readonly #seeksRewrites: boolean
  #content: Content | undefined
  #screen: Screen | undefined

  constructor(fingerprint: Fingerprint, seeksRewrites: boolean) {
    this.fingerprint = fingerprint
    this.#seeksRewrites = seeksRewrites
  }

  get content(): Content | undefined {
    const { words, flags, language } = this.fingerprint
    if (this.#seeksRewrites) this.#content ??= contentOf(words, flags, rarity(language))
    return this.#content
  }

  get screen(): Screen | undefined {
    if (this.content) this.#screen ??= new Screen(this.content)
    return this.#screen
  }
}

/** Compares texts of an arena, and remembers what comparing derives from those met last. */
export class Verifier {
  readonly #arena: ArenaReader
  readonly #threshold: number
  readonly #comparables = lru<Comparable>(CACHED_COMPARABLES)
  /** How many pairs were compared so far, beside those that a screen turned away. */
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
    const { fingerprint, screen } = suspect
    let comparable: Comparable | undefined
    let ofTwins: Measures | undefined
    for (let i = 0; i < others.length; i++) {
      const other = others[i]!
      if (!this.#isWorthComparing(other, fingerprint.language, screen)) continue
      this.compared++
      comparable ??= new Comparable(fingerprint, suspect.content)
      // The same text spaced otherwise, such as an error page: a thousand of them measure alike.
      if (fingerprint.identity !== 0n && readIdentity(this.#arena.get(other)) === fingerprint.identity) {
        ofTwins ??= gather(comparable, this.comparable(other)).measures
        found.push({ text: other, relation: 'identical', score: 1, measures: ofTwins })
        continue
      }
      const known = this.comparable(other)
      if (!mayBeCopies(comparable, known, this.#threshold)) continue
      const { relation, score, measures } = compareComparables(comparable, known, this.#threshold)
      if (isCopy(relation)) found.push({ text: other, relation, score, measures })
    }
    if (comparable && text !== undefined) this.#comparables.set(String(text), comparable)
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

  /** Stems of two languages cannot be screened: such a pair may share its wording all the same. */
  #isWorthComparing(text: number, language: string, screen: Screen | undefined): boolean {
    if (screen === undefined || this.#arena.language(text) !== language) return true
    const { words, flags } = viewWords(this.#arena.get(text))
    return screen.passes({ words, flags, mass: this.#arena.mass(text), dense: this.#arena.isDense(text) })
  }
}
