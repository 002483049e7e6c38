import { generateVerbatimPairs, VERBATIM_LANGUAGES } from '../verbatim/verbatim.js'
import { casesOf, changeWord, type ReportedCase, sprinkle, withoutFirst, withoutLast } from './cases.js'
import { STORIES } from './stories.js'

/** The same text in other marks, digits, scripts and spellings. */
export function scriptCases(): ReportedCase[] {
  return [...numbers(), ...digits(), ...arabic(), ...plain(), ...spellings()]
}

function numbers(): ReportedCase[] {
  const draw = casesOf('number-formats')
  const budget = (mark: string): string =>
    `The parish of Gorsley will spend 1${mark}250 crowns on the roof of the barn and 12${mark}400 crowns on the road to the mill. Clerk Opal Stanyon said the offers had ranged from 9${mark}900 to 18${mark}750 crowns. Work begins in May and takes four weeks. Until then the barn stays shut, and the dance will be held in the school.`
  return [
    draw('comma, point', budget(','), budget('.'), 'copy'),
    draw('comma, blank', budget(','), budget(' '), 'copy'),
    draw('comma, narrow blank', budget(','), budget('\u202f'), 'copy'),
    draw('comma, apostrophe', budget(','), budget('’'), 'copy'),
    draw('Spanish blank, point', STORIES.es, STORIES.es.replace('12 400', '12.400'), 'copy'),
  ]
}

/** Digits with their zero at `zero`. */
const toDigits = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))

function digits(): ReportedCase[] {
  const draw = casesOf('digits-of-other-scripts')
  return [
    draw('Devanagari', STORIES.hi, toDigits(STORIES.hi, 0x966), 'copy'),
    draw('Arabic-Indic', STORIES.ar, toDigits(STORIES.ar, 0x660), 'copy'),
    draw('Thai', STORIES.th, toDigits(STORIES.th, 0xe50), 'copy'),
    draw('fullwidth', STORIES.zh, toDigits(STORIES.zh, 0xff10), 'identical'),
    draw('halfwidth kana', STORIES.ja, STORIES.ja.replace('タイル', 'ﾀｲﾙ').replace('グループ', 'ｸﾞﾙｰﾌﾟ'), 'identical'),
  ]
}

function arabic(): ReportedCase[] {
  const draw = casesOf('arabic-marks')
  const letters = /[\u0628-\u064a](?=[\u0627-\u064a])/gu
  return [
    draw(
      'tatweel',
      STORIES.ar,
      sprinkle(STORIES.ar, /[بتثسشصضعغفقكلمنهي](?=[\u0627-\u064a])/gu, ['\u0640'], 0.25),
      'copy',
    ),
    draw('harakat', STORIES.ar, sprinkle(STORIES.ar, letters, ['\u064e', '\u064f', '\u0650', '\u0652'], 0.5), 'copy'),
    draw('alef', STORIES.ar, STORIES.ar.replace(/[أإآ]/g, 'ا'), 'copy'),
    draw('final yeh', STORIES.ar, STORIES.ar.replace(/ي(?![\u0621-\u064a])/g, 'ى'), 'copy'),
    draw('Persian with Arabic yeh and kaf', STORIES.fa, STORIES.fa.replace(/ی/g, 'ي').replace(/ک/g, 'ك'), 'copy'),
    draw('Persian with a blank for the joiner', STORIES.fa, STORIES.fa.replace(/\u200c/g, ' '), 'copy'),
    draw('Persian without its last sentence', STORIES.fa, withoutLast(STORIES.fa), 'copy'),
    draw('niqqud', STORIES.he, sprinkle(STORIES.he, /[א-ת]/gu, ['\u05b7', '\u05b0', '\u05b8', '\u05b6'], 0.4), 'copy'),
  ]
}

/** One of each edit in each language. */
function plain(): ReportedCase[] {
  const draw = casesOf('no-names-no-numbers')
  const perLanguage = [...generateVerbatimPairs(3, 9)].map(({ lang, edit, text, copy }) =>
    draw(`${lang} ${edit}`, text, copy, 'copy'),
  )
  const first = VERBATIM_LANGUAGES.map((lang) => [...generateVerbatimPairs(1, 10)].find((pair) => pair.lang === lang)!)
  return [
    ...perLanguage,
    ...first.map(({ lang, text }) =>
      draw(`${lang} first half`, text, text.slice(0, Math.floor(text.length / 2)), 'copy'),
    ),
    draw(
      'th without blanks',
      STORIES.th.replace(/\d+ /g, ''),
      STORIES.th.replace(/\d+ /g, '').replace(/ /g, ''),
      'copy',
    ),
    draw('he without its first sentence', STORIES.he, withoutFirst(STORIES.he), 'copy'),
    draw('ko without its last sentence', STORIES.ko, withoutLast(STORIES.ko), 'copy'),
  ]
}

const SERBIAN = new Map(
  'а:a б:b в:v г:g д:d ђ:đ е:e ж:ž з:z и:i ј:j к:k л:l љ:lj м:m н:n њ:nj о:o п:p р:r с:s т:t ћ:ć у:u ф:f х:h ц:c ч:č џ:dž ш:š'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

const toLatin = (text: string): string =>
  text.replace(/\p{Script=Cyrillic}/gu, (letter) => {
    const latin = SERBIAN.get(letter.toLowerCase())!
    return letter === letter.toLowerCase() ? latin : latin.charAt(0).toUpperCase() + latin.slice(1)
  })

function spellings(): ReportedCase[] {
  const draw = casesOf('scripts-and-accents')
  const { de, tr, vi, zh, ja, ko, sr, fr, cs, hi } = STORIES
  return [
    draw('German decomposed', de, de.normalize('NFD'), 'identical'),
    draw('Swiss ss', de, de.replace(/ß/g, 'ss'), 'identical'),
    draw('German decimal comma, point', de, de.replace('3,5', '3.5'), 'copy'),
    draw('Turkish capitals', tr, tr.toLocaleUpperCase('tr'), 'identical'),
    draw('Turkish capitals by English rules', tr, tr.toUpperCase(), 'copy'),
    draw('Turkish small letters by English rules', tr, tr.toLowerCase(), 'copy'),
    draw('Vietnamese decomposed', vi, vi.normalize('NFD'), 'identical'),
    draw('Vietnamese without its last sentence', vi, withoutLast(vi), 'copy'),
    draw('Czech without diacritics', cs, cs.normalize('NFD').replace(/\p{Mn}/gu, ''), 'copy'),
    draw('Hindi nukta in letters of its own', hi, hi.normalize('NFC').replace(/[ज]़/g, 'ज़'), 'copy'),
    draw('Chinese with half-width marks', zh, zh.replace(/，/g, ',').replace(/。/g, '.'), 'copy'),
    draw('Chinese in lines of 20', zh, zh.replace(/(.{20})/gu, '$1\n'), 'copy'),
    draw('Chinese with one wrong character', zh, zh.replace('暖和', '温和'), 'copy'),
    draw('Japanese with a footer', ja, `${ja}\n無断転載を禁じます。`, 'copy'),
    draw('Korean decomposed', ko, ko.normalize('NFD'), 'identical'),
    draw(
      'Korean with other blanks',
      ko,
      ko.replace('수영장을', '수영장 을').replace('헌 종이', '헌종이').replace('내 달라고', '내달라고'),
      'copy',
    ),
    draw('Serbian in Latin letters', sr, toLatin(sr), 'copy'),
    draw('French marks', fr, fr.replace(/« | »/g, '"').replace(/’/g, "'"), 'copy'),
    draw('Russian, one word changed', STORIES.ru, changeWord(STORIES.ru, 'весной'), 'copy'),
  ]
}
