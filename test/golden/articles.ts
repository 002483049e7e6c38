import { readdirSync, readFileSync } from 'node:fs'
import { JAPANESE as BRIDGE, correctToll, FLOOD, CHINESE as METRO, PARLIAMENT } from '../compare/stories.js'
import { TEMPLATES } from '../compare/templates.js'
import { HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import * as en from './english.js'
import * as other from './languages.js'
import { wrap } from './wrap.js'

/** An article of the golden files; its id is the key in `TEXTS`, or the name of a seed. */
export interface GoldenArticle {
  readonly id: string
  readonly text: string
  readonly lang?: string
  readonly date?: string
  readonly source?: string
}

const paragraphs = (text: string) => text.split('\n\n')
const OTHER_STORIES = [FLOOD, PARLIAMENT, ORCHARD, TELESCOPE, en.BANK, en.FERRY_SIDEBAR, en.SPEECH_OTHER, en.FIVES]
// Ten times as long as what stands in it.
const EXCERPT = `${paragraphs(en.FERRY)[0]} ${paragraphs(en.FERRY)[2]}`
const EDITED_EXCERPT = EXCERPT.replace('rescue teams spent nine hours', 'lifeboats needed a whole night')
  .replace('a noise like a train going over gravel', 'a sound as of thunder')
  .replace('heavy seas', 'rough water')
  .replace('with two of her pupils', 'home from a concert')
const ROUNDUP = [...OTHER_STORIES.slice(0, 4), en.FERRY, ...OTHER_STORIES.slice(4), HARBOUR, en.GARDEN].join('\n\n')

const TEXTS: Readonly<Record<string, string>> = {
  ferry: en.FERRY,
  'ferry again': en.FERRY.replaceAll('"', '”').replaceAll(' – ', ' - ').replaceAll('\n\n', '\r\n\r\n'),
  'ferry spun': en.FERRY_SPUN,
  'ferry simple': en.FERRY_SIMPLE,
  'ferry own': en.FERRY_OWN,
  'ferry update': en.FERRY_UPDATE,
  'ferry scraped': en.FERRY_SCRAPED,
  'ferry sidebar': en.FERRY_SIDEBAR,
  'ferry follow-up': en.FERRY_FOLLOW_UP,
  'ferry scanned': en.FERRY_OCR,
  'ferry wrapped': wrap(en.FERRY, 72),
  'ferry wrapped, edited': wrap(en.FERRY_UPDATE, 60),
  'ferry in one line': en.FERRY.replaceAll('\n\n', ' '),
  'ferry turned round': paragraphs(en.FERRY).toReversed().join('\n\n'),
  'ferry cut': paragraphs(en.FERRY).slice(0, 3).join('\n\n'),
  'ferry part': EXCERPT,
  'ferry part, edited': EDITED_EXCERPT,
  'ferry undated': en.FERRY.replace('KORVIK, March 14 (Reuters) – ', ''),
  'ferry spun, undated': en.FERRY_SPUN.replace('KORVIK (Reuters) - ', ''),
  'ferry and bank': `${en.BANK}\n\n${en.FERRY}`,
  roundup: ROUNDUP,
  bank: en.BANK,
  'fair below ferry': `${en.FERRY}\n\n${en.GALLERY}`,
  'fair below bank': `${en.BANK}\n\n${en.GALLERY}`,
  'captions below flood': `${FLOOD}\n\n${en.CAPTIONS}`,
  'captions above parliament': `${en.CAPTIONS}\n\n${PARLIAMENT}`,
  garden: en.GARDEN,
  'garden spun': en.GARDEN_SPUN,
  kitchen: en.KITCHEN,
  speech: en.SPEECH,
  'speech, other': en.SPEECH_OTHER,
  'quake Lenik': en.quake('4.6', '31 kilometres north of Lenik', '12', '6:42 a.m.'),
  'quake Brekke': en.quake('5.9', '88 kilometres west of the island of Brekke', '140', '11:05 p.m.'),
  'lottery one': en.lottery('04, 11, 19, 23, 38, 41'),
  'lottery two': en.lottery('02, 07, 15, 29, 33, 46'),
  fives: en.FIVES,
  'fives, other': en.FIVES_OTHER,
  refrain: en.REFRAIN,
  'refrain twice': en.REFRAIN_TWICE,
  joined: en.JOINED,
  split: en.SPLIT,
  'less than': en.LESS_THAN,
  'less than, clean': en.LESS_THAN_CLEAN,
  'half a headline': en.HALF_HEADLINE,
  'three in four': en.THREE_IN_FOUR,
  'half shouted': en.HALF_SHOUTED,
  'half shouted less one': en.HALF_SHOUTED_LESS,
  'exact fit': en.EXACT_FIT,
  'not wrapped': en.NOT_WRAPPED,
  widest: en.WIDEST,
  'too wide': en.TOO_WIDE,
  narrowest: en.NARROWEST,
  'too narrow': en.TOO_NARROW,
  'four hits': en.FOUR_HITS,
  'three hits': en.THREE_HITS,
  minutes: en.MINUTES,
  'minutes cut': en.MINUTES.slice(2000, 9000),
  hostile: en.HOSTILE,
  'hostile again': en.HOSTILE.replace('slept', 'spoke'),
  flood: FLOOD,
  'flood corrected': correctToll(FLOOD),
  parliament: PARLIAMENT,
  harbour: HARBOUR,
  'harbour reprint': reprintOf(HARBOUR),
  orchard: ORCHARD,
  telescope: TELESCOPE,
  empty: '',
  marks: ' … “” \n',
  word: 'Corrected',
  'word again': '  corrected\n',
  'two words': 'Ferry aground',
  snippet: 'the car ferry Brenna ran aground off the island of Hesk',
  ...Object.fromEntries(
    TEMPLATES.flatMap(([kind, a, b]) => [
      [`${kind} 1`, a],
      [`${kind} 2`, b],
    ]),
  ),
  'earnings flash edited': TEMPLATES[0]![1].replace('earned', 'made').replace('expected', 'looked for'),
  bridge: BRIDGE,
  metro: METRO,
  german: other.GERMAN,
  'german spun': other.GERMAN_SPUN,
  'german other': other.GERMAN_OTHER,
  french: other.FRENCH,
  'french edited': other.FRENCH_EDITED,
  spanish: other.SPANISH,
  'spanish spun': other.SPANISH_SPUN,
  russian: other.RUSSIAN,
  'russian edited': other.RUSSIAN_EDITED,
  polish: other.POLISH,
  'polish cut': other.POLISH.slice(0, 170),
  turkish: other.TURKISH,
  'turkish edited': other.TURKISH_EDITED,
  arabic: other.ARABIC,
  'arabic edited': other.ARABIC_EDITED,
  hindi: other.HINDI,
  'hindi edited': other.HINDI_EDITED,
  thai: other.THAI,
  'thai edited': other.THAI_EDITED,
  'thai part': other.THAI_PART,
  japanese: other.JAPANESE,
  'japanese edited': other.JAPANESE_EDITED,
  'japanese part': other.JAPANESE_PART,
  'japanese spun': other.JAPANESE_SPUN,
  chinese: other.CHINESE,
  'chinese edited': other.CHINESE_EDITED,
  'chinese other': other.CHINESE_OTHER,
  korean: other.KOREAN,
  'korean edited': other.KOREAN_EDITED,
  mixed: other.MIXED,
}

const TAGGED: readonly GoldenArticle[] = [
  { id: 'ferry, tagged German', text: en.FERRY, lang: 'de' },
  { id: 'ferry spun, tagged French', text: en.FERRY_SPUN, lang: 'fr-FR' },
  { id: 'ferry update, tagged Thai', text: en.FERRY_UPDATE, lang: 'th' },
  { id: 'german, tagged German', text: other.GERMAN, lang: 'de' },
  { id: 'german spun, tagged English', text: other.GERMAN_SPUN, lang: 'en' },
  { id: '__proto__', text: `${ORCHARD}\n\n${en.CAPTIONS}`, date: 'Friday' },
]

const SEEDS = new URL('../../seeds/', import.meta.url)
export const SEED_NAMES = readdirSync(SEEDS).sort()

export const ARTICLES: readonly GoldenArticle[] = [
  // Dates and sources, which the command reads, for some.
  ...Object.entries(TEXTS).map(([id, text], i) => ({
    ...{ id, text },
    ...(i % 3 === 0 && { date: `2024-03-${String(1 + (i % 28)).padStart(2, '0')}` }),
    ...(i % 4 === 0 && { source: i % 8 === 0 ? 'wire' : 'paper' }),
  })),
  ...TAGGED,
  ...SEED_NAMES.map((name) => ({ id: name.slice(0, 3), text: readFileSync(new URL(name, SEEDS), 'utf8') })),
]
