import { characters, DIGIT, LETTER, LETTERS, SPACE, WORD } from './characters.js'
import { hashWord } from './hash.js'
import { isWrapped, wrapWidth } from './wrapping.js'

const hashesOf = (words: string): ReadonlySet<number> => new Set(words.split(' ').map(hashWord))

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

const CLOSERS = '"\'”’“»«›)]}」』》】）］'
const ENDERS = '.!?…‥'

interface ScannedWords {
  readonly hashes: Uint32Array
  readonly starts: Uint32Array
  readonly ends: Uint32Array
  readonly flags: Uint8Array
}

/**
 * Follows the marks between the words of one text: where sentences and paragraphs end, and what stands in double quotation
 * marks. Single ones are left alone, being mostly apostrophes. A quotation ends with its paragraph at the latest; where the
 * next paragraph closes it (each sentence on a line of its own), that one is quoted up to there.
 */
export class Sentences {
  readonly #text: string
  readonly #wrapWidth: number
  #lineStart = 0
  #inMarks = false
  #leftOpen = false
  #closesEarlier = false
  #brackets = 0 // depth of 「 and 『
  #ender = -1
  #endsAnyway = false

  constructor(text: string) {
    this.#text = text
    this.#wrapWidth = wrapWidth(text)
  }

  get quoted(): boolean {
    return this.#inMarks || this.#brackets > 0
  }

  /** Whether the last mark closed a quotation that the paragraph before left open; asked once a mark. */
  get closesEarlier(): boolean {
    const closes = this.#closesEarlier
    this.#closesEarlier = false
    return closes
  }

  /** Whether a mark that may end a sentence was met since the last word. */
  get waits(): boolean {
    return this.#ender >= 0
  }

  /** Takes note of a character between words that is neither a space nor a newline. */
  mark(unit: number, at: number): void {
    switch (unit) {
      case 0x2e: // .
      case 0x21: // !
      case 0x3f: // ?
      case 0x2025: // ‥
      case 0x2026: // …
        if (this.#ender < 0) this.#ender = at
        return
      case 0x3002: // 。
      case 0xff0e: // ．
      case 0xff01: // ！
      case 0xff1f: // ？
      case 0xff61: // ｡
      case 0x0589: // Armenian
      case 0x061f: // Arabic ؟
      case 0x06d4: // Urdu
      case 0x0964: // Devanagari, single and double
      case 0x0965:
      case 0x104b: // Burmese
      case 0x1362: // Ethiopic
      case 0x17d4: // Khmer
        this.#ender = at
        this.#endsAnyway = true
        return
      case 0x300c: // 「
      case 0x300e: // 『
        this.#brackets++
        return
      case 0x300d: // 」
      case 0x300f: // 』
        if (this.#brackets > 0) this.#brackets--
        return
      case 0x22: // "
      case 0x201c: // “ opens in English, closes in German
      case 0x201d: // ” closes in English, opens in Swedish
      case 0x201e: // „
      case 0x201f: // ‟
      case 0xab: // « opens in French, closes in German
      case 0xbb: // »
      case 0xff02: // ＂
        // Which mark it is says little: rewritten and scraped texts confuse them. Inside a quotation any closes it.
        if (!this.#inMarks && this.#mayOpen(at)) {
          this.#inMarks = true
        } else {
          this.#closesEarlier = !this.#inMarks && this.#leftOpen
          this.#inMarks = false
        }
        this.#leftOpen = false
    }
  }

  /** A newline: whether it ends the paragraph rather than being where a line of a paragraph was wrapped. */
  endsParagraph(at: number): boolean {
    if (this.#text[at] === '\r' && this.#text[at + 1] === '\n') return false // the line feed decides
    const lineStart = this.#lineStart
    this.#lineStart = at + 1
    if (this.#wrapWidth > 0 && isWrapped(this.#text, lineStart, at, this.#wrapWidth)) return false
    this.#leftOpen = this.#inMarks
    this.#inMarks = false
    this.#brackets = 0
    this.#ender = -1
    this.#endsAnyway = false
    return true
  }

  /** Whether a sentence ends before the word at `index`, the last one scanned. */
  endsBefore(words: ScannedWords, index: number): boolean {
    const ender = this.#ender
    const endsAnyway = this.#endsAnyway
    this.#ender = -1
    this.#endsAnyway = false
    if (index === 0) return false
    if (endsAnyway) return true
    const start = words.starts[index]!
    return (
      this.#isFollowedBySpace(ender, start) && !this.#startsSmall(start) && !this.#isAbbreviated(ender, words, index)
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
      if (kinds[this.#text.charCodeAt(at)] === SPACE) return true
      if (!CLOSERS.includes(this.#text[at]!) && !ENDERS.includes(this.#text[at]!)) return false
    }
    return false
  }

  /** A small letter goes on with the sentence. Below U+0590 (Latin, Greek, Cyrillic, Armenian) every letter has a case. */
  #startsSmall(start: number): boolean {
    const unit = this.#text.charCodeAt(start)
    return unit < 0x590 && (characters().kinds[unit]! & LETTER) !== 0
  }

  #isAbbreviated(ender: number, words: ScannedWords, index: number): boolean {
    const text = this.#text
    const [start, end, hash] = [words.starts[index - 1]!, words.ends[index - 1]!, words.hashes[index - 1]!]
    if (text[ender] !== '.' || end !== ender || ENDERS.includes(text[ender + 1]!)) return false
    const { kinds } = characters()
    const before = kinds[text.charCodeAt(start)]!
    const after = kinds[text.charCodeAt(words.starts[index]!)]!
    if (end - start === 1 && (before & LETTERS) !== 0) return true // an initial, or the last letter of U.S.
    if (end - start <= 2 && (before & DIGIT) !== 0) return MONTHS.has(words.hashes[index]!)
    return ABBREVIATIONS.has(hash) || ((after & DIGIT) !== 0 && BEFORE_NUMBERS.has(hash))
  }
}
