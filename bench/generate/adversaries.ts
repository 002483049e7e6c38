import type { Random } from './random.js'

/** Rewrites a text so that people still read the same and programs may not. */
export type Adversary = (text: string, random: Random) => string

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Each letter becomes the one at its place in `lookalikes`; a letter without a lookalike stands there itself. */
function replaceLetters(lookalikes: string): Adversary {
  const table = new Map([...lookalikes].map((letter, place) => [LETTERS[place]!, letter]))
  return (text) => text.replace(/[a-z]/gi, (letter) => table.get(letter) ?? letter)
}

const fromCodePoint = (lower: number, upper: number): string =>
  [...LETTERS].map((_, place) => String.fromCodePoint(place < 26 ? lower + place : upper + place - 26)).join('')

const INVISIBLE = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u200e', '\ufe0f', '\u{e0041}']

const onWords = (text: string, edit: (word: string) => string): string => text.replace(/[\p{L}\p{M}\p{N}]+/gu, edit)

/** Tags of the HTML element `b` around one letter inside each word of four letters or more. */
function tagInsideWords(text: string, random: Random): string {
  return onWords(text, (word) => {
    if (word.length < 4) return word
    const at = random.between(1, word.length - 2)
    return `${word.slice(0, at)}<b>${word[at]}</b>${word.slice(at + 1)}`
  })
}

/** One of the invisible characters after every letter but a word's last. */
function putInInvisible(text: string, random: Random): string {
  return onWords(text, (word) =>
    [...word].map((letter, place) => (place === 0 ? letter : random.pick(INVISIBLE) + letter)).join(''),
  )
}

/** Letters apart by one blank, words by three, as in spaced headings. */
const spaceLetters: Adversary = (text) => text.replace(/ /g, '   ').replace(/[^\s](?=[^\s])/gu, '$& ')

export const ADVERSARIES = {
  cyrillic: replaceLetters('аЬсԁеfԍһіјкӏмпорԛгѕтuѵԝхуzАВСDЕFԌНІЈКLМNОРԚRЅТUѴԜХҮZ'),
  greek: replaceLetters('αbϲdεfgһιϳκlmηορqrsτυνωχγzΑΒϹDΕFGΗΙͿΚLΜΝΟΡQRSΤUVWΧΥΖ'),
  'small-capitals': replaceLetters('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡxʏᴢABCDEFGHIJKLMNOPQRSTUVWXYZ'),
  fullwidth: replaceLetters(fromCodePoint(0xff41, 0xff21)),
  'mathematical-bold': replaceLetters(fromCodePoint(0x1d41a, 0x1d400)),
  'mathematical-monospace': replaceLetters(fromCodePoint(0x1d68a, 0x1d670)),
  'accents-on-vowels': (text) => text.replace(/[aeiouy]/gi, '$&\u0301').normalize('NFC'),
  'stroke-overlay': (text) => text.replace(/\p{L}/gu, '$&\u0336'),
  'letter-spacing': spaceLetters,
  'tags-inside-words': tagInsideWords,
  'without-diacritics': (text) => text.normalize('NFD').replace(/\p{Mn}/gu, ''),
  'paragraphs-reversed': (text) => text.split(/\n+/).reverse().join('\n\n'),
  'invisible-characters': putInInvisible,
} as const satisfies Record<string, Adversary>

/** `text` between two halves of a text that everybody prints, `times` as many words of it as the text has itself. */
export function padWithCommonText(text: string, common: string, times: number): string {
  const wanted = Math.round(text.split(/\s+/).length * times)
  const words = common.split(/\s+/)
  const padding = Array.from({ length: wanted }, (_, place) => words[place % words.length]!)
  const half = Math.ceil(wanted / 2)
  return `${padding.slice(0, half).join(' ')}\n\n${text}\n\n${padding.slice(half).join(' ')}`
}
