import type { Edit } from './rewriting.js'

/*
 * Texts that people read as they were and programs do not: letters of other scripts that look alike, accents on all vowels,
 * letters apart. What is found here is undone only where the text shows that it is no language as it stands; see
 * `fingerprint/read-text.ts`.
 */

/** Letters that look like a Latin one, each before the Latin letter it stands for. */
const PAIRS =
  'аaЬbсcԁdеeԍgһhіiјjкkӏlмmпnоoрpԛqгrѕsтtѵvԝwхxуyАAВBСCЕEԌGНHІIЈJКKМMОOРPԚQЅSТTѴVԜWХXҮYҺHЗ3вbнhүyґrєe' +
  'αaβbϲcεeηnιiϳjκkνvοoρpτtυuωwχxγyΑAΒBϹCΕEΗHΙIͿJΚKΜMΝNΟOΡPΤTΥYΧXΖZμuσo' +
  'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢzɑaɡgıiſsƅbɩiԀdԻh'

let table: ReadonlyMap<string, string> | undefined

function lookalikes(): ReadonlyMap<string, string> {
  table ??= new Map(Array.from({ length: PAIRS.length / 2 }, (_, i) => [PAIRS[2 * i]!, PAIRS[2 * i + 1]!]))
  return table
}

const WORD = /[A-Za-z\u0370-\u03ff\u0400-\u052f]+/g
const LATIN = /[A-Za-z]/
const OTHER = /[^A-Za-z]/

/** Finds letters of other scripts inside words with Latin letters, where each looks like a Latin one: `gоvernment`. */
export function findMixedWords(text: string): Edit[] {
  const table = lookalikes()
  const edits: Edit[] = []
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!LATIN.test(word) || !OTHER.test(word)) continue
    const replacement = Array.from(word, (letter) => (LATIN.test(letter) ? letter : table.get(letter))).join('')
    if (replacement.length === word.length) edits.push({ start: index, end: index + word.length, replacement })
  }
  return edits
}

// With the Latin letters that have a mark, of which no other script has a lookalike.
const MIXED =
  /[A-Za-z\u00c0-\u024f\u1e00-\u1eff][\u0370-\u03ff\u0400-\u052f]|[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f\u1e00-\u1eff]/

export const MIXED_WORDS_READ = 1000

/** How many words, of the first thousand, have letters of Latin and of another alphabet side by side. */
export function countMixedWords(text: string): number {
  let count = 0
  for (const word of text.slice(0, 20_000).split(/\s+/, MIXED_WORDS_READ)) if (MIXED.test(word)) count++
  return count
}

const LETTERS_WITHOUT_MARK: Readonly<Record<string, string>> = {
  ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ı: 'i', ƀ: 'b', ɨ: 'i', ʉ: 'u',
} // biome-ignore format: pairs
const MARKED = /(?:[\u00c0-\u024f\u1e00-\u1eff]|[\u0300-\u036f])+/g

/** Finds Latin letters with diacritics, and replaces them by the plain ones: `Thể` by `The`. */
export function findDiacritics(text: string): Edit[] {
  const edits: Edit[] = []
  for (const { 0: run, index } of text.matchAll(MARKED)) {
    const replacement = run
      .normalize('NFD')
      .replace(/[\u0300-\u036f]+/g, '')
      .replace(/[øØłŁđĐðÐħĦŧŦıƀɨʉ]/g, (letter) => LETTERS_WITHOUT_MARK[letter]!)
    if (replacement !== run) edits.push({ start: index, end: index + run.length, replacement })
  }
  return edits
}

const MAY_LOOK_ALIKE = /[\u0131\u017f\u0185\u0250-\u02af\u0370-\u03ff\u0400-\u052f\u1d00-\u1d7f\ua730-\ua7ff\u053b]+/g

/** Finds all letters that look like a Latin one, whatever the script of their word. */
export function findLookalikes(text: string): Edit[] {
  const table = lookalikes()
  const edits: Edit[] = []
  for (const { 0: run, index } of text.matchAll(MAY_LOOK_ALIKE)) {
    const replacement = Array.from(run, (letter) => table.get(letter) ?? letter).join('')
    if (replacement !== run) edits.push({ start: index, end: index + run.length, replacement })
  }
  return edits
}

const SPACED = /(?<=(?:^|\s)\S) (?=\S(?:\s|$))/g

/** Finds the blanks between letters that stand apart, as in `l e t t e r s   a p a r t`. */
export function findBlanksBetweenLetters(text: string): Edit[] {
  return Array.from(text.matchAll(SPACED), ({ index }) => ({ start: index, end: index + 1, replacement: '' }))
}

// The letters of Serbian that Russian lacks, and those of other languages that Serbian lacks.
const SERBIAN = /[ђјљњћџЂЈЉЊЋЏ]/
const NOT_SERBIAN = /[ёйщъыьэюяіїєґўѓќѕЁЙЩЪЫЬЭЮЯ]/
const CYRILLIC = 'абвгдђежзијклљмнњопрстћуфхцчџш'
const SERBIAN_LATIN = 'a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š'.split(' ')

/** Finds the letters of a Serbian text in Cyrillic, and replaces them by those of its Latin script. None in other languages. */
export function findSerbianCyrillic(text: string): Edit[] {
  const head = text.slice(0, 4000)
  if (!SERBIAN.test(head) || NOT_SERBIAN.test(head)) return []
  return Array.from(text.matchAll(/[\u0402-\u0428\u0430-\u0448\u0452-\u045f]+/g), ({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
    replacement: Array.from(run, latinOfSerbian).join(''),
  }))
}

function latinOfSerbian(letter: string): string {
  const lower = letter.toLowerCase()
  const latin = SERBIAN_LATIN[CYRILLIC.indexOf(lower)] ?? letter
  return lower === letter ? latin : latin[0]!.toUpperCase() + latin.slice(1)
}
