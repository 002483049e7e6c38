/**
 * What the shipped model says of our own test material: `npm run bench:generated`. Forms called copies, verbatim copies found,
 * adversarial edits and floods survived, cases after reported faults answered right.
 */
import {
  chooseBands,
  compare,
  createDeduper,
  createFingerprinter,
  createSigner,
  type Fingerprint,
  isCopy,
  PRESETS,
} from '../../src/index.js'
import { ADVERSARIES, type Adversary, padWithCommonText } from '../generate/adversaries.js'
import { generateArticle } from '../generate/articles.js'
import { fillBuckets, floodNeighbourhood } from '../generate/floods.js'
import { generateFormPairs } from '../generate/forms/forms.js'
import { Random } from '../generate/random.js'
import { reportedCases } from '../generate/reported/reported.js'
import { STORIES, WALLS } from '../generate/reported/stories.js'
import { generateStream, type StreamOptions } from '../generate/streams.js'
import { generateVerbatimPairs } from '../generate/verbatim/verbatim.js'
import { writeResults } from '../results.js'
import { formatTable } from '../table.js'

const fingerprinter = await createFingerprinter()
const isFound = (a: Fingerprint, b: Fingerprint, threshold = PRESETS.balanced): boolean =>
  isCopy(compare(a, b, threshold).relation)

/** Counts hits by group, in the order in which groups come. */
class Tally {
  readonly #groups = new Map<string, [hits: number, all: number]>()

  count(group: string, hit: boolean): void {
    for (const name of [group, 'all']) {
      const [hits, all] = this.#groups.get(name) ?? [0, 0]
      this.#groups.set(name, [hits + Number(hit), all + 1])
    }
  }

  print(title: string): void {
    const rows = [...this.#groups].sort(([a], [b]) => Number(a === 'all') - Number(b === 'all'))
    const table = rows.map(([name, [hits, all]]) => [name, hits, all, (hits / all).toFixed(2)])
    console.log(`${formatTable([title, 'hits', 'of', 'share'], table)}\n`)
    results[title] = table
  }
}

const results: Record<string, unknown> = {}

function forms(): void {
  const [byKind, byLanguage] = [new Tally(), new Tally()]
  for (const { a, b, kind, lang } of generateFormPairs()) {
    const found = isFound(fingerprinter(a), fingerprinter(b))
    byKind.count(kind, found)
    byLanguage.count(lang, found)
  }
  byKind.print('forms called copies, by kind')
  byLanguage.print('forms called copies, by language')
}

function verbatim(): void {
  const [strict, balanced, unlike] = [new Tally(), new Tally(), new Tally()]
  const known = new Map<string, Fingerprint[]>()
  for (const { lang, text, copy } of generateVerbatimPairs()) {
    const [a, b] = [fingerprinter({ text }), fingerprinter({ text: copy })]
    strict.count(lang, isFound(a, b, PRESETS.strict))
    balanced.count(lang, isFound(a, b))
    for (const other of known.get(lang) ?? []) unlike.count(lang, isFound(a, other))
    known.set(lang, [...(known.get(lang) ?? []), a])
  }
  strict.print('verbatim copies found at strict')
  balanced.print('verbatim copies found at balanced')
  unlike.print('unlike texts of these called copies')
}

/** Twenty stories of some 300 words; Czech ones where the edit takes diacritics away. */
function adversaries(): void {
  const tally = new Tally()
  const stories = Array.from(
    { length: 20 },
    (_, number) => generateArticle(number, { words: 300, copies: 0 }).article.text,
  )
  const edits: [string, Adversary][] = Object.entries(ADVERSARIES)
  for (const times of [0.5, 1, 2, 4]) {
    edits.push([`padded ${times} times`, (text) => padWithCommonText(text, WALLS.join(' '), times)])
  }
  for (const [name, edit] of edits) {
    for (const [number, text] of (name === 'without-diacritics' ? [STORIES.cs] : stories).entries()) {
      tally.count(name, isFound(fingerprinter({ text }), fingerprinter({ text: edit(text, new Random(number)) })))
    }
  }
  tally.print('edited copies found')
}

/** Ten stories and an edited copy of each, in a feed of 200 fillers and a flood about each story. */
async function floods(): Promise<void> {
  const tally = new Tally()
  const text = (number: number): string => generateArticle(number, { words: 300, copies: 0 }).article.text
  const fillers = Array.from({ length: 200 }, (_, number) => text(1000 + number))
  const { bands } = chooseBands({ values: 128, target: 0.4 })
  const index = { signatureOf: createSigner(), bands }
  const attacks: Record<string, (story: string, random: Random) => string[]> = {
    'no flood': () => [],
    '30 neighbours': (story, random) => floodNeighbourhood(story, fillers, 30, random),
    '150 neighbours': (story, random) => floodNeighbourhood(story, fillers, 150, random),
    'buckets of 150, cap 100': (story, random) => fillBuckets(story, index, fillers, 150, random, bands.length),
  }
  for (const [name, attack] of Object.entries(attacks)) {
    for (let number = 0; number < 10; number++) {
      const deduper = await createDeduper({ bucketCap: 100 })
      const story = text(number)
      for (const [place, filler] of fillers.entries()) deduper.add({ id: `f${place}`, text: filler })
      deduper.add({ id: 'story', text: story })
      for (const [place, flood] of attack(story, new Random(number)).entries()) {
        deduper.add({ id: `x${place}`, text: flood })
      }
      deduper.add({ id: 'copy', text: `${story.slice(0, -200)}\n\nMore from our region.` })
      const pairs = [...deduper.pairs()]
      tally.count(
        `${name}: copy found`,
        pairs.some(({ a, b }) => [a, b].sort().join() === 'copy,story'),
      )
      const wrong = pairs.filter(({ a, b }) => (a === 'story' || b === 'story') && a !== 'copy' && b !== 'copy')
      tally.count(`${name}: others called its copies`, wrong.length > 0)
    }
  }
  tally.print('floods')
}

/** Feeds with pages that show foreign stories, each with what is called a copy and is none, and with the copies that are found. */
async function streams(): Promise<void> {
  const [wrong, found] = [new Tally(), new Tally()]
  const feeds: Record<string, StreamOptions> = {
    'any 6 to 12 of 40': { pages: 400, stories: 400, prints: 100 },
    '6 to 9 of the same 12': { pages: 150, stories: 150, foreign: 12, shown: [6, 9], prints: 50 },
    '6 to 12 of the latest 15 of 300': { pages: 400, stories: 100, foreign: 300, isSliding: true, prints: 20 },
  }
  for (const [name, feed] of Object.entries(feeds)) {
    const deduper = await createDeduper()
    const storyOf = new Map<string, string>()
    for (const { id, text, kind, story } of generateStream(feed)) {
      deduper.store({ id, text })
      storyOf.set(id, `${kind} ${story}`)
    }
    const pairs = new Set([...deduper.pairs({ all: true })].map(({ a, b }) => `${a}\t${b}`))
    const groups = new Map<string, string[]>()
    for (const [id, story] of storyOf) groups.set(story, [...(groups.get(story) ?? []), id])
    for (const ids of groups.values()) {
      const sorted = ids.sort()
      for (const [i, b] of sorted.entries())
        for (const a of sorted.slice(0, i)) found.count(name, pairs.has(`${a}\t${b}`))
    }
    for (const pair of pairs) {
      const [a, b] = pair.split('\t').map((id) => storyOf.get(id))
      wrong.count(name, a !== b)
    }
  }
  found.print('copies found beside streams of foreign stories')
  wrong.print('wrong pairs there, of all found')
}

function reported(): void {
  const tally = new Tally()
  for (const { kind, name, a, b, want } of reportedCases()) {
    const { relation, score } = compare(fingerprinter(a), fingerprinter(b))
    const right = want === 'identical' ? relation === want : isCopy(relation) === (want === 'copy')
    tally.count(kind, right)
    if (!right) console.error(`wrong: ${kind}: ${name}: ${relation} ${score.toFixed(2)}, wanted ${want}`)
  }
  tally.print('reported cases answered right')
}

forms()
verbatim()
adversaries()
await floods()
await streams()
reported()
writeResults('generated', results)
