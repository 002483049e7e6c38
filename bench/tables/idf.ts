/**
 * Makes src/language/idf.table.ts, the frozen idf of English words, by counting news:
 *
 *     npx tsx bench/tables/idf.ts [folder of data sets]
 *
 * Half of the weight comes from the background (20,000 stories of US politics, 2012 to 2020), half from six smaller sets
 * of other kinds in equal parts, or "parliament" would pass for a rare word and "Obama" for an empty one. Of texts known
 * to be copies of each other one is counted. The unit is a stretch of 300 words, not the article: in long articles every
 * word would seem common. Only bits of hashes of stems and their steps are kept.
 *
 * A new table changes scores: raise LANGUAGE_VERSION with it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { distanceBits, tableStem } from '../../src/language/idf.js'
import { languageOf } from '../../src/language/language.js'
import { StemCache, stemOf } from '../../src/language/stems.js'
import { scanWords, UNSEGMENTED } from '../../src/text/tokens.js'

const GENERAL = 'background'
const OTHERS = [
  'mccormick-1000',
  'ecbplus-events',
  'energy-story-chains',
  'onestop-rewrites',
  'mt-versions-en',
  'ocr-newspapers',
]
const STRETCH = 300
// Stems found fewer times are misspellings and names of one story.
const LEAST_STRETCHES = 5
const LEVELS_A_NAT = 2
// A stem that is not stored counts as step 16. The steps above 13 would take as much space as those below.
const LEVELS_STORED = 13

const data = process.argv[2] ?? '../shared/data'
const cache = new StemCache(languageOf('en'), () => 0)

interface Counts {
  /** How many stretches hold each stem. */
  stems: Map<number, number>
  stretches: number
}

function count(set: string): Counts {
  const stems = new Map<number, number>()
  let stretches = 0
  for (const text of readTexts(set)) {
    const { count: words, hashes, surfaceHashes, starts, ends, flags } = scanWords(text)
    // A short rest is not counted, unless it is all there is.
    for (let from = 0; from === 0 || from + STRETCH / 2 <= words; from += STRETCH) {
      stretches++
      const found = new Set<number>()
      for (let word = from; word < Math.min(from + STRETCH, words); word++) {
        if ((flags[word]! & UNSEGMENTED) !== 0) continue
        const stored = cache.storedWord(hashes[word]!, surfaceHashes[word]!, text, starts[word]!, ends[word]!)
        found.add(tableStem(stemOf(stored)))
      }
      for (const stem of found) stems.set(stem, (stems.get(stem) ?? 0) + 1)
    }
  }
  return { stems, stretches }
}

function readTexts(set: string): string[] {
  const lines = gunzipSync(readFileSync(join(data, set, 'documents.jsonl.gz')))
    .toString()
    .trim()
    .split('\n')
  const copies = set === GENERAL ? new Set() : copiesIn(readFileSync(join(data, set, 'pairs.tsv'), 'utf8'))
  const documents = lines.map((line) => JSON.parse(line) as { id: string; text: string })
  return documents.filter(({ id }) => !copies.has(id)).map(({ text }) => text)
}

/** All texts that are copies of one another but one. */
function copiesIn(pairs: string): Set<string> {
  const originals = new Map<string, string>()
  const originalOf = (id: string): string => {
    const original = originals.get(id)
    return original === undefined ? id : originalOf(original)
  }
  for (const line of pairs.trim().split('\n').slice(1)) {
    const [a, b, label] = line.split('\t') as [string, string, string]
    if (label === 'copy' && originalOf(a) !== originalOf(b)) originals.set(originalOf(a), originalOf(b))
  }
  return new Set(originals.keys())
}

function weigh(general: Counts, others: Counts[]): [stem: number, level: number][] {
  const all = [general, ...others]
  const weighed: [number, number][] = []
  for (const stem of new Set(all.flatMap(({ stems }) => [...stems.keys()]))) {
    const found = all.reduce((sum, { stems }) => sum + (stems.get(stem) ?? 0), 0)
    if (found < LEAST_STRETCHES) continue
    const share = ({ stems, stretches }: Counts) => (stems.get(stem) ?? 0) / stretches
    const mixed = share(general) / 2 + others.reduce((sum, set) => sum + share(set), 0) / others.length / 2
    const level = Math.max(1, Math.round(-Math.log(mixed) * LEVELS_A_NAT))
    if (level <= LEVELS_STORED) weighed.push([stem, level])
  }
  return weighed.sort(([a], [b]) => a - b)
}

/** The writing twin of `readStems` in src/language/idf.ts: the stems of one level after those of another. */
function encode(groups: readonly (readonly number[])[]): string {
  const bits = groups.flatMap((stems) => {
    const low = distanceBits(stems.length)
    return stems.map((stem, i) => {
      const distance = stem - (stems[i - 1] ?? -1) - 1
      return `${'1'.repeat(distance >> low)}0${(distance & ((1 << low) - 1)).toString(2).padStart(low, '0')}`
    })
  })
  const bytes = bits
    .join('')
    .match(/.{1,8}/g)!
    .map((eight) => Number.parseInt(eight.padEnd(8, '0'), 2))
  return Buffer.from(bytes).toString('base64')
}

const sets = [GENERAL, ...OTHERS].map(count)
const weighed = weigh(sets[0]!, sets.slice(1))
const groups = Array.from({ length: LEVELS_STORED }, (_, i) =>
  weighed.filter(([, level]) => level === i + 1).map(([stem]) => stem),
)
writeFileSync(
  new URL('../../src/language/idf.table.ts', import.meta.url),
  `// Made by bench/tables/idf.ts; do not edit. How to read it: idf.ts.

/** How many stems each step has, from 1 on. */
export const STEM_COUNTS = [${groups.map(({ length }) => length).join(', ')}]

export const STEMS =
  '${encode(groups)}'
`,
)
console.log(`${weighed.length} stems of ${sets.map(({ stretches }) => stretches).join(' + ')} stretches`)
for (const [i, { length }] of groups.entries()) console.log((i + 1) / LEVELS_A_NAT, length)
