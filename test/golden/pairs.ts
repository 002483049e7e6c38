import { TEMPLATES } from '../compare/templates.js'
import { SEED_NAMES } from './articles.js'

/** Two ids, and the options of the fingerprints where they are not the default. */
export type GoldenPair = readonly [a: string, b: string, options?: Readonly<Record<string, number>>]

const against = (a: string, ...others: string[]): GoldenPair[] => others.map((b) => [a, b])

export const PAIRS: readonly GoldenPair[] = [
  // Copies of every kind of one story, and what is none.
  ...against('ferry', 'ferry again', 'ferry spun', 'ferry simple', 'ferry own', 'ferry update', 'ferry scraped'),
  ...against('ferry', 'ferry scanned', 'ferry wrapped', 'ferry wrapped, edited', 'ferry in one line', 'ferry cut'),
  ...against('ferry', 'ferry turned round', 'ferry part', 'ferry part, edited', 'ferry and bank', 'ferry follow-up'),
  ...against('ferry', 'snippet', 'roundup', 'two words', 'word', 'empty'),
  ...against('ferry spun', 'ferry simple', 'ferry own', 'ferry scraped', 'ferry update'),
  ...against('roundup', 'ferry part', 'ferry part, edited', 'ferry spun', 'snippet', 'bank', 'orchard', 'refrain'),
  // Datelines.
  ...against('ferry', 'bank', 'ferry sidebar', 'ferry undated'),
  ['ferry spun', 'bank'],
  ['ferry undated', 'ferry spun, undated'],
  ['ferry follow-up', 'ferry sidebar'],
  // Two languages, by their tags or by what was told from the text.
  ...against('ferry, tagged German', 'ferry', 'ferry update', 'ferry spun', 'bank', 'ferry part'),
  ['ferry spun, tagged French', 'ferry'],
  ['ferry update, tagged Thai', 'ferry, tagged German'],
  ['german, tagged German', 'german spun, tagged English'],
  ['four hits', 'three hits'],
  // Blocks in common.
  ['fair below ferry', 'fair below bank'],
  ['fair below ferry', 'ferry'],
  ['captions below flood', 'captions above parliament'],
  ['captions below flood', 'flood'],
  ['__proto__', 'captions above parliament'],
  ['__proto__', 'orchard'],
  // Neither names nor numbers.
  ...against('garden', 'garden spun', 'kitchen'),
  // Quotations.
  ['speech', 'speech, other'],
  // Templates.
  ...TEMPLATES.map(([kind]): GoldenPair => [`${kind} 1`, `${kind} 2`]),
  ['earnings flash 1', 'earnings flash edited'],
  ['quake Lenik', 'quake Brekke'],
  ['lottery one', 'lottery two'],
  // Single traits.
  ['fives', 'fives, other'],
  ['refrain', 'refrain twice'],
  ['joined', 'split'],
  ['less than', 'less than, clean'],
  ['half a headline', 'ferry'],
  ['half shouted', 'half shouted less one'],
  ['half shouted', 'three in four'],
  ['exact fit', 'not wrapped'],
  ['minutes', 'minutes cut'],
  ['hostile', 'hostile again'],
  ['empty', 'marks'],
  ['word', 'word again'],
  // Other stories.
  ['flood', 'flood corrected'],
  ['flood', 'parliament'],
  ['harbour', 'harbour reprint'],
  ['harbour', 'ferry'],
  ['orchard', 'telescope'],
  // Other languages.
  ...against('german', 'german spun', 'german other'),
  ['french', 'french edited'],
  ['spanish', 'spanish spun'],
  ['russian', 'russian edited'],
  ['polish', 'polish cut'],
  ['turkish', 'turkish edited'],
  ['arabic', 'arabic edited'],
  ['hindi', 'hindi edited'],
  ...against('thai', 'thai edited', 'thai part'),
  ...against('japanese', 'japanese edited', 'japanese part', 'japanese spun', 'bridge', 'chinese', 'mixed'),
  ...against('chinese', 'chinese edited', 'chinese other', 'metro'),
  ['korean', 'korean edited'],
  // Other options.
  ['ferry', 'ferry update', { shingleWords: 3 }],
  ['japanese', 'japanese edited', { shingleWords: 7, signatureValues: 64 }],
  ['ferry', 'ferry spun', { seed: 7 }],
  // Each seed against each other.
  ...SEED_NAMES.flatMap((a, i) => SEED_NAMES.slice(i + 1).map((b): GoldenPair => [a.slice(0, 3), b.slice(0, 3)])),
]
