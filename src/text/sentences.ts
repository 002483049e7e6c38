import { hashWord } from '../structures/hash.js'
import { HashSet } from '../structures/hash-table.js'
import { characters, DIGIT, LETTER, LETTERS, SPACE, WORD } from './characters.js'
import { Paragraphs } from './paragraphs.js'
import { CLOSING_BRACKET, ENDER, NEWLINE, OPENING_BRACKET, QUOTE, SURE_ENDER } from './punctuation.js'
import { type Marks, QUOTED, SENTENCE_END, type Words } from './token.js'

const hashesOf = (words: string) => new HashSet(words.split(' ').map(hashWord))

// Followed by a point and a capital letter, these still end no sentence.
const ABBREVIATIONS = hashesOf(
  'mr mrs ms messrs dr prof sen sens gov govs rep reps gen lt col sgt capt cmdr maj adm brig cpl pvt rev hon st ste mt ft ' +
    'supt det insp jr sr inc corp ltd co bros vs cf eg ie etc al approx dept est assn univ ave blvd jan feb mar apr jun jul ' +
    'aug sep sept oct nov dec mme mlle hr fr sra srta dra bzw usw ca evtl inkl vgl zb',
)
// These end none where a number follows.
const BEFORE_NUMBERS = hashesOf('no nos nr art sec pp vol fig ch par abs tel')
// German dates: a number and its point before the name of a month.
const MONTHS = hashesOf('januar jänner februar märz april mai juni juli august september oktober november dezember')

const unitsOf = (characters: string) => Array.from(characters, (character) => character.charCodeAt(0))
const ENDERS = unitsOf('.!?…‥')
const CLOSERS_AND_ENDERS = [...unitsOf('"\'”’“»«›)]}」』》】）］'), ...ENDERS]
const POINT = 0x2e

/**
 * Sets the flags SENTENCE_END and QUOTED from the marks between the words; PARAGRAPH_END is set already. Single quotation marks are left
 * alone, being mostly apostrophes. A quotation ends with its paragraph at the latest; where the next paragraph closes it
 * (each sentence on a line of its own), that one is quoted up to there.
 */
export function markSentences(text: string, words: Words, marks: Marks): void {
  const sentences = new Sentences(text, words)
  for (let mark = 0; mark < marks.count; mark++) {
    sentences.mark(marks.kinds[mark]!, marks.places[mark]!, marks.wordsBefore[mark]!)
  }
  sentences.end()
}

/** Follows the marks of one text. */
class Sentences {
  readonly #text: string
  readonly #words: Words
  readonly #paragraphs: Paragraphs
  /** How many words have their flags. */
  #flagged = 0
  #paragraphStart = 0
  #inMarks = false
  #leftOpen = false
  #brackets = 0 // depth of 「 and 『
  #ender = -1
  #endsAnyway = false

  constructor(text: string, words: Words) {
    this.#text = text
    this.#words = words
    this.#paragraphs = new Paragraphs(text)
  }

  /** Takes note of the mark at `at`, before which stand `count` words. */
  mark(kind: number, at: number, count: number): void {
    if (count > this.#flagged) this.#flag(count)
    switch (kind) {
      case NEWLINE:
        if (this.#paragraphs.endsAt(at)) this.#endParagraph(count)
        return
      case ENDER:
        if (this.#ender < 0) this.#ender = at
        return
      case SURE_ENDER:
        this.#ender = at
        this.#endsAnyway = true
        return
      case OPENING_BRACKET:
        this.#brackets++
        return
      case CLOSING_BRACKET:
        if (this.#brackets > 0) this.#brackets--
        return
      case QUOTE:
        // Which mark it is says little: rewritten and scraped texts confuse them. Inside a quotation any closes it.
        if (!this.#inMarks && this.#mayOpen(at)) {
          this.#inMarks = true
        } else {
          if (!this.#inMarks && this.#leftOpen) this.#quoteParagraph(count)
          this.#inMarks = false
        }
        this.#leftOpen = false
    }
  }

  /** Takes note of the end of the text. */
  end(): void {
    if (this.#words.count > this.#flagged) this.#flag(this.#words.count)
  }

  /** Flags the words since the last mark. */
  #flag(count: number): void {
    const { flags } = this.#words
    if (this.#inMarks || this.#brackets > 0) for (let word = this.#flagged; word < count; word++) flags[word]! |= QUOTED
    if (this.#ender >= 0 && this.#endsBefore(this.#flagged)) flags[this.#flagged - 1]! |= SENTENCE_END
    this.#ender = -1
    this.#endsAnyway = false
    this.#flagged = count
  }

  #endParagraph(count: number): void {
    this.#paragraphStart = count
    this.#leftOpen = this.#inMarks
    this.#inMarks = false
    this.#brackets = 0
    this.#ender = -1
    this.#endsAnyway = false
  }

  /** The words of the paragraph so far, up to `count`, were part of a quotation. */
  #quoteParagraph(count: number): void {
    const { flags } = this.#words
    for (let word = this.#paragraphStart; word < count; word++) flags[word]! |= QUOTED
  }

  /** Whether the last mark that may end a sentence ends one before the word at `index`. */
  #endsBefore(index: number): boolean {
    if (index === 0) return false
    if (this.#endsAnyway) return true
    const start = this.#words.starts[index]!
    return (
      this.#isFollowedBySpace(this.#ender, start) &&
      !this.#startsSmall(start) &&
      !this.#isAbbreviated(this.#ender, index)
    )
  }

  /** Outside a quotation: whether a mark opens one, rather than being left over or the inch of `a 6" gun`. */
  #mayOpen(at: number): boolean {
    const { kinds } = characters()
    const mark = this.#text[at]!
    const before = at === 0 ? SPACE : kinds[this.#text.charCodeAt(at - 1)]!
    const after = at + 1 === this.#text.length ? SPACE : kinds[this.#text.charCodeAt(at + 1)]!
    // French puts a space behind «, tokenised text behind “ as well.
    if (after === SPACE) return mark === '«' || (mark === '“' && before === SPACE)
    return '”»'.includes(mark) ? before === SPACE : '“„‟«'.includes(mark) || (before & WORD) === 0
  }

  #isFollowedBySpace(ender: number, start: number): boolean {
    const { kinds } = characters()
    for (let at = ender + 1; at < start; at++) {
      const unit = this.#text.charCodeAt(at)
      if (kinds[unit] === SPACE) return true
      if (!CLOSERS_AND_ENDERS.includes(unit)) return false
    }
    return false
  }

  /** A small letter goes on with the sentence. Below U+0590 (Latin, Greek, Cyrillic, Armenian) every letter has a case. */
  #startsSmall(start: number): boolean {
    const unit = this.#text.charCodeAt(start)
    return unit < 0x590 && (characters().kinds[unit]! & LETTER) !== 0
  }

  #isAbbreviated(ender: number, index: number): boolean {
    const text = this.#text
    const words = this.#words
    const start = words.starts[index - 1]!
    const end = words.ends[index - 1]!
    if (text.charCodeAt(ender) !== POINT || end !== ender || ENDERS.includes(text.charCodeAt(ender + 1))) return false
    const { kinds } = characters()
    const before = kinds[text.charCodeAt(start)]!
    const after = kinds[text.charCodeAt(words.starts[index]!)]!
    if (end - start === 1 && (before & LETTERS) !== 0) return true // an initial, or the last letter of U.S.
    if (end - start <= 2 && (before & DIGIT) !== 0) return MONTHS.has(words.hashes[index]!)
    const hash = words.hashes[index - 1]!
    return ABBREVIATIONS.has(hash) || ((after & DIGIT) !== 0 && BEFORE_NUMBERS.has(hash))
  }
}
