import { hashWord } from '../structures/hash.js'
import { HashSet } from '../structures/hash-table.js'
import { FULL_STOP } from './character-codes.js'
import { characters, DIGIT, LETTER, LETTERS, SPACE, WORD } from './characters.js'
import { CLOSING_BRACKET, OPENING_BRACKET, PARAGRAPH_BREAK, QUOTE, SURE_TERMINATOR, TERMINATOR } from './punctuation.js'
import { type Punctuation, QUOTED, SENTENCE_END, type Words } from './token.js'

// The sets are marked as pure: a bundle that flags no sentences, such as one of `doppelwire/minhash`, leaves them out.
const hashesOf = (words: string) => new HashSet(words.split(' ').map(hashWord))

// A full stop after these ends no sentence, even where a capital letter follows.
const ABBREVIATIONS = /* @__PURE__ */ hashesOf(
  'mr mrs ms messrs dr prof sen sens gov govs rep reps gen lt col sgt capt cmdr maj adm brig cpl pvt rev hon st ste mt ft ' +
    'supt det insp jr sr inc corp ltd co bros vs cf eg ie etc al approx dept est assn univ ave blvd jan feb mar apr jun jul ' +
    'aug sep sept oct nov dec mme mlle hr fr sra srta dra bzw usw ca evtl inkl vgl zb',
)
// A full stop after these ends no sentence where a number follows.
const BEFORE_NUMBERS = /* @__PURE__ */ hashesOf('no nos nr art sec pp vol fig ch par abs tel')
// German dates: a number and a full stop before the name of a month.
const MONTHS = /* @__PURE__ */ hashesOf(
  'januar jänner februar märz april mai juni juli august september oktober november dezember',
)

const unitsOf = (characters: string) => Array.from(characters, (character) => character.charCodeAt(0))
const TERMINATORS = /* @__PURE__ */ unitsOf('.!?…‥')
const CLOSERS_AND_TERMINATORS = /* @__PURE__ */ unitsOf('"\'”’“»«›)]}」』》】）］.!?…‥')

/**
 * Sets the flags SENTENCE_END and QUOTED from the punctuation between the words, after `flagParagraphs`. Single quotation
 * marks are ignored, because most are apostrophes. A quotation ends with its paragraph at the latest. Where the next
 * paragraph closes the quotation (each sentence on a line of its own), that paragraph is quoted up to the closing mark.
 */
export function flagSentences(text: string, words: Words, punctuation: Punctuation): void {
  const sentences = new Sentences(text, words)
  const { count, kinds, positions, wordsBefore } = punctuation
  for (let i = 0; i < count; i++) sentences.read(kinds[i]!, positions[i]!, wordsBefore[i]!)
  sentences.end()
}

/** Reads the punctuation of one text in order, and flags the words before it. */
class Sentences {
  readonly #text: string
  readonly #words: Words
  /** How many words have their final flags. */
  #flagged = 0
  #paragraphStart = 0
  #inQuotation = false
  /** The paragraph before ended inside a quotation. */
  #leftOpen = false
  /** How many 「 and 『 are open. */
  #openBrackets = 0
  /** The position of a terminator since the last word, or -1. */
  #terminator = -1
  #isSure = false

  constructor(text: string, words: Words) {
    this.#text = text
    this.#words = words
  }

  /** Reads the punctuation at position `at`, before which the text has `count` words. */
  read(kind: number, at: number, count: number): void {
    if (count > this.#flagged) this.#flag(count)
    switch (kind) {
      case PARAGRAPH_BREAK:
        this.#endParagraph(count)
        return
      case TERMINATOR:
        if (this.#terminator < 0) this.#terminator = at
        return
      case SURE_TERMINATOR:
        this.#terminator = at
        this.#isSure = true
        return
      case OPENING_BRACKET:
        this.#openBrackets++
        return
      case CLOSING_BRACKET:
        if (this.#openBrackets > 0) this.#openBrackets--
        return
      case QUOTE:
        // Rewritten and scraped texts mix up opening and closing marks, so inside a quotation any mark closes it.
        if (!this.#inQuotation && this.#mayOpen(at)) {
          this.#inQuotation = true
        } else {
          if (!this.#inQuotation && this.#leftOpen) this.#quote(this.#paragraphStart, count)
          this.#inQuotation = false
        }
        this.#leftOpen = false
    }
  }

  /** Reads the end of the text. */
  end(): void {
    if (this.#words.count > this.#flagged) this.#flag(this.#words.count)
  }

  /** Flags the words since the last punctuation. */
  #flag(count: number): void {
    const { flags } = this.#words
    if (this.#inQuotation || this.#openBrackets > 0) this.#quote(this.#flagged, count)
    if (this.#terminator >= 0 && this.#endsBefore(this.#flagged)) flags[this.#flagged - 1]! |= SENTENCE_END
    this.#terminator = -1
    this.#isSure = false
    this.#flagged = count
  }

  #endParagraph(count: number): void {
    this.#paragraphStart = count
    this.#leftOpen = this.#inQuotation
    this.#inQuotation = false
    this.#openBrackets = 0
    this.#terminator = -1
    this.#isSure = false
  }

  /** Flags the words from `start` up to `end` as parts of a quotation. */
  #quote(start: number, end: number): void {
    const { flags } = this.#words
    for (let word = start; word < end; word++) flags[word]! |= QUOTED
  }

  /** Whether a sentence ends before the word at `index`, at the last terminator. */
  #endsBefore(index: number): boolean {
    if (index === 0) return false
    if (this.#isSure) return true
    const start = this.#words.starts[index]!
    return (
      this.#isFollowedBySpace(this.#terminator, start) &&
      !this.#startsLowerCase(start) &&
      !this.#isAbbreviated(this.#terminator, index)
    )
  }

  /** Whether a mark outside a quotation opens a quotation; it may be a stray mark, or the inch of `a 6" gun`. */
  #mayOpen(at: number): boolean {
    const { kinds } = characters()
    const mark = this.#text[at]!
    const before = at === 0 ? SPACE : kinds[this.#text.charCodeAt(at - 1)]!
    const after = at + 1 === this.#text.length ? SPACE : kinds[this.#text.charCodeAt(at + 1)]!
    // French has a space after «, tokenised text after “ as well.
    if (after === SPACE) return mark === '«' || (mark === '“' && before === SPACE)
    return '”»'.includes(mark) ? before === SPACE : '“„‟«'.includes(mark) || (before & WORD) === 0
  }

  #isFollowedBySpace(terminator: number, start: number): boolean {
    const { kinds } = characters()
    for (let at = terminator + 1; at < start; at++) {
      const unit = this.#text.charCodeAt(at)
      if (kinds[unit] === SPACE) return true
      if (!CLOSERS_AND_TERMINATORS.includes(unit)) return false
    }
    return false
  }

  /** A lower-case letter continues the sentence. Below U+0590 (Latin, Greek, Cyrillic, Armenian) every letter has a case. */
  #startsLowerCase(start: number): boolean {
    const unit = this.#text.charCodeAt(start)
    return unit < 0x590 && (characters().kinds[unit]! & LETTER) !== 0
  }

  #isAbbreviated(terminator: number, index: number): boolean {
    const text = this.#text
    const words = this.#words
    const start = words.starts[index - 1]!
    const end = words.ends[index - 1]!
    if (text.charCodeAt(terminator) !== FULL_STOP || end !== terminator) return false
    if (TERMINATORS.includes(text.charCodeAt(terminator + 1))) return false
    const { kinds } = characters()
    const before = kinds[text.charCodeAt(start)]!
    const after = kinds[text.charCodeAt(words.starts[index]!)]!
    if (end - start === 1 && (before & LETTERS) !== 0) return true // an initial, or the last letter of U.S.
    if (end - start <= 2 && (before & DIGIT) !== 0) return MONTHS.has(words.hashes[index]!)
    const hash = words.hashes[index - 1]!
    return ABBREVIATIONS.has(hash) || ((after & DIGIT) !== 0 && BEFORE_NUMBERS.has(hash))
  }
}
