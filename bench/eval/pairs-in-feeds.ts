/**
 * The labelled pairs as models read them: measured from fingerprints, each in a feed. The wire feed has the judged pairs, the rewrites
 * planted in it and the seeds; all other sets are planted in the background, which has judged pairs too. Dates choose unlabelled pairs
 * that are no copies; no date, title or source is an input of a model.
 */
import { readdir, readFile } from 'node:fs/promises'
import { NEARLY_VERBATIM } from '../../src/compare/compare.js'
import { hashWord } from '../../src/structures/hash.js'
import { generateFormPairs } from '../generate/forms/forms.js'
import { printsOf } from '../generate/prints.js'
import { snippetsOf } from '../generate/snippets.js'
import { generateTemplatePairs } from '../generate/templates.js'
import { generateVerbatimPairs } from '../generate/verbatim/verbatim.js'
import { generateWriteThroughPairs } from '../generate/write-throughs.js'
import { type Corpus, type FeedName, readCorpus } from './corpora.js'
import { type DataSet, type Label, type LabelledDocument, type LabelledPair, readSet } from './data.js'
import { type Feed, feedOf } from './feeds.js'
import { assignFolds, FOLDS } from './folds.js'
import { Groups, nearIdentical } from './groups.js'
import { createObserver, type SeenInFeed } from './seen.js'

export interface Row extends SeenInFeed {
  /** Where the pair is from: a set, or where it was drawn. */
  readonly source: string
  readonly kind: string
  readonly label: Label
  readonly sure: boolean
  /** How many pairs of its feed it stands for. */
  readonly weight: number
  readonly a: string
  readonly b: string
  readonly fold: number
  readonly feed: FeedName
  readonly want: string
  /** Whether the feed proposes the pair. */
  readonly proposed: boolean
}

/** Pairs that were labelled, drawn or made, their texts by id, and what the feeds are asked when they judge again. */
export interface Examples {
  readonly rows: readonly Row[]
  readonly texts: ReadonlyMap<string, string>
  readonly feeds: readonly Feed[]
}

/** Whether no rule makes the models superfluous. They learn from nearly verbatim copies too, which a rule calls so. */
export const isLearnt = ({ decided }: Pick<Row, 'decided'>): boolean =>
  decided === undefined || decided === NEARLY_VERBATIM

export const WIRE = 'wire-feed'
export const BACKGROUND = 'background'
const WIRE_SETS = [WIRE, 'wire-rewrites']
const OWN = ['reported-cases', 'clough-stevenson', 'pan-partial-reuse', 'mccormick-1000']
/** Pairs of our own making, of which a feed has few. Follow-ups are not among them: judged pairs have those of feeds. */
export const GENERATED: ReadonlySet<string> = new Set([
  'forms',
  'verbatim',
  'write-throughs',
  'prints',
  'blocks',
  'retold-blocks',
  'strangers',
  'snippets',
  'templates',
])
const PRINTS = 800
const STRANGERS = 600
const BLOCKS = 300
const RETOLD_BLOCKS = 300
const SNIPPETS = 150
const TEMPLATES = 240
const DAY = 24 * 60 * 60 * 1000

interface Drawn extends LabelledPair {
  readonly source: string
  /** The labelled text that it was made of, whose fold it is in. */
  readonly madeOf?: string
}

const key = (set: string, id: string): string => `${set}\t${id}`

export async function readExamples(folder: string, log = (_: string): void => {}): Promise<Examples> {
  const names = (await readdir(folder)).sort()
  const sets = new Map<string, Awaited<ReturnType<typeof readSet>>>()
  for (const name of names) {
    if (name === 'feeds' || name === 'html-pages' || name === 'README.md') continue
    sets.set(name, await readSet(folder, name))
  }
  const rows: Row[] = []
  const wire = documentsOf([...sets.values()].filter(({ name }) => WIRE_SETS.includes(name)))
  for (const file of (await readdir('seeds')).sort()) {
    wire.set(key('seeds', file.slice(0, 3)), { id: file, text: await readFile(`seeds/${file}`, 'utf8') })
  }
  const folds = foldsOf([...sets.values()])
  const pairsOf = (names: readonly string[]): Drawn[] =>
    names.flatMap((name) =>
      sets.get(name)!.pairs.map((pair) => ({
        ...pair,
        source: name,
        a: key(name, pair.a),
        b: key(name === 'wire-rewrites' && !pair.b.startsWith('rewrite') ? WIRE : name, pair.b),
      })),
    )
  log('wire')
  let corpus = readCorpus(wire, 'wire')
  const wirePairs = [...pairsOf(WIRE_SETS), ...seedPairs()]
  const feeds: Feed[] = []
  const texts = new Map<string, string>()
  const take = (own: readonly Row[]): void => {
    rows.push(...own)
    for (const { a, b } of own) for (const id of [a, b]) texts.set(id, corpus.articles.get(id)!.document.text)
    if (corpus.name !== 'none') feeds.push(feedOf(corpus, own))
  }
  take([...measured(corpus, wirePairs, folds), ...silver(corpus, pairsOf([WIRE]), folds, 10, 3000, 'wire-silver')])
  log('background')
  const planted = [...sets.keys()].filter((name) => !WIRE_SETS.includes(name) && !OWN.includes(name))
  corpus = readCorpus(documentsOf(planted.map((name) => sets.get(name)!)), 'background')
  take([
    ...measured(corpus, thinned(pairsOf(planted)), folds),
    ...silver(corpus, pairsOf([BACKGROUND]), folds, 14, 3000, 'background-silver'),
  ])
  log('alone')
  const alone = documentsOf(OWN.map((name) => sets.get(name)!))
  const generated: Drawn[] = []
  let number = 0
  const add = (
    source: string,
    kind: string,
    label: Label,
    one: string,
    other: string,
    lang = '',
    of: Pick<Drawn, 'madeOf'> = {},
  ) => {
    const [a, b] = [`${source}-${number}a`, `${source}-${number++}b`]
    alone.set(a, { id: a, text: one }).set(b, { id: b, text: other })
    generated.push({ source, kind, label, a, b, lang, confidence: 'high', ...of })
  }
  for (const { a, b, kind, lang } of generateFormPairs()) add('forms', kind, 'independent', a.text, b.text, lang)
  for (const { lang, text, copy } of generateVerbatimPairs()) add('verbatim', lang, 'copy', text, copy, lang)
  for (const { a, b, kind } of generateWriteThroughPairs()) add('write-throughs', kind, 'copy', a.text, b.text, 'en')
  for (const [number, { text }] of sampleOf(sets.get(WIRE)!.documents, PRINTS).entries()) {
    // Every other print is of a brief, of which a footer is a large part.
    const words = number % 2 === 0 ? Number.POSITIVE_INFINITY : 40 + ((7 * number) % 200)
    const [one, other] = printsOf(
      text
        .split(/(?<=\s)/)
        .slice(0, words)
        .join(''),
      number,
    )
    add('prints', 'print', 'copy', one, other, 'en')
  }
  for (const [number, one, other] of blocksAmong(sets.get(WIRE)!.documents)) {
    add('blocks', `block ${number}`, 'partial', one, other, 'en')
  }
  const retold = RETOLD.flatMap((name) => copiesIn(sets.get(name)!))
  for (const { madeOf, one, other } of retoldBlocks(retold, sets.get(WIRE)!.documents)) {
    add('retold-blocks', 'retold block', 'partial', one, other, 'en', { madeOf })
  }
  for (const { madeOf, one, other } of followUps(sets.get(WIRE)!)) {
    add('follow-ups', 'follow-up', 'partial', one, other, 'en', { madeOf })
  }
  for (const [kind, one, other] of strangersAmong(sets.get(WIRE)!.documents)) {
    add('strangers', kind, 'independent', one, other, 'en')
  }
  const ofSnippets = sampleOf(sets.get(WIRE)!.documents, 2 * SNIPPETS)
  for (let number = 0; number < SNIPPETS; number++) {
    const [one, other] = [ofSnippets[number]!.text, ofSnippets[number + SNIPPETS]!.text]
    for (const { kind, label, a, b } of snippetsOf(one, other, number)) add('snippets', kind, label, a, b, 'en')
  }
  // Named as forms of the same kind are, so that both are in one fold.
  for (const { a, b, kind } of generateTemplatePairs(TEMPLATES)) {
    add('templates', kind.replace('template-', ''), 'independent', a.text, b.text, 'en')
  }
  corpus = readCorpus(alone, 'none')
  take(measured(corpus, [...pairsOf(OWN), ...generated], folds))
  return { rows, texts, feeds }
}

/** So many documents, evenly spread. */
function sampleOf(documents: ReadonlyMap<string, LabelledDocument>, count: number): LabelledDocument[] {
  const all = [...documents.values()]
  const step = Math.max(1, Math.floor(all.length / count))
  return all.filter((_, number) => number % step === 0)
}

/** Pairs of stories that have nothing in common but a block, above or below, of half to twice their length. */
function blocksAmong(documents: ReadonlyMap<string, LabelledDocument>): [number: number, one: string, other: string][] {
  const sample = sampleOf(documents, 3 * BLOCKS).map(({ text }) => text)
  return Array.from({ length: Math.floor(sample.length / 3) }, (_, number) => {
    const [one, other, block] = [0, 1, 2].map((part) => sample[number + part * Math.floor(sample.length / 3)]!)
    const words = (one!.split(/\s+/).length + other!.split(/\s+/).length) / 2
    const shared = block!
      .split(/(?<=\s)/)
      .slice(0, words * (0.5 + (number % 7) / 4))
      .join('')
    const join = (story: string, above: boolean): string => (above ? `${shared}\n\n${story}` : `${story}\n\n${shared}`)
    return [number, join(one!, number % 2 === 0), join(other!, number % 3 === 0)]
  })
}

/**
 * A story, and the opening of another of the same matter above what stands in the middle of the first: three to four fifths of a follow-up
 * are background. Made of judged pairs that are neither copies nor forms.
 */
function followUps({ documents, pairs }: DataSet): Retold[] {
  return pairs
    .filter(({ label, kind }) => (label === 'independent' || label === 'partial') && kind !== 'template')
    .map(({ a, b }, number) => {
      const one = documents.get(a)!.text
      const words = one.split(/(?<=\s)/)
      const from = Math.round((0.1 + (number % 3) / 20) * words.length)
      const background = words.slice(from, from + Math.round((0.35 + (number % 5) / 12) * words.length))
      const opening = documents.get(b)!.text.split(/(?<=\s)/)
      const share = 0.6 + (number % 4) / 15
      const news = opening.slice(0, Math.round((1 / share - 1) * background.length))
      return { madeOf: key(WIRE, a), one, other: `${news.join('')}\n\n${background.join('')}` }
    })
}

/** Sets of copies in other words. */
const RETOLD = ['onestop-rewrites', 'llm-rewrite-politifact', 'llmfake-politifact', 'mt-versions-en']

/** A pair made of labelled texts. */
interface Retold {
  readonly madeOf: string
  readonly one: string
  readonly other: string
}

function copiesIn({ name, documents, pairs }: DataSet): Retold[] {
  const copies = pairs.filter(({ label }) => label === 'copy')
  const step = Math.max(1, Math.floor((RETOLD.length * copies.length) / RETOLD_BLOCKS))
  return copies
    .filter((_, number) => number % step === 0)
    .map(({ a, b }) => ({
      madeOf: key(name, a),
      one: documents.get(a)!.text,
      other: documents.get(b)!.text,
    }))
}

/** The same of two stories of which one has a block, and the other that block in other words: a quarter to two thirds of each. */
function retoldBlocks(retold: readonly Retold[], documents: ReadonlyMap<string, LabelledDocument>): Retold[] {
  const stories = sampleOf(documents, 2 * retold.length).map(({ text }) => text)
  return retold.map(({ madeOf, one, other }, number) => {
    const begun = (text: string, share: number): string => {
      const words = text.split(/(?<=\s)/)
      return words.slice(0, Math.round(share * words.length)).join('')
    }
    const length = (text: string): number => text.split(/\s+/).length
    // Both blocks end at the same place of the story, so that the one retells the other.
    const share = Math.min(1, 300 / length(one))
    const join = (story: string, block: string, part: number): string => {
      const rest = begun(story, ((1 - part) / part) * (length(block) / length(story)))
      return number % 2 === 0 ? `${rest}\n\n${block}` : `${block}\n\n${rest}`
    }
    return {
      madeOf,
      one: join(stories[number]!, begun(one, share), 0.25 + (number % 5) / 12),
      other: join(stories[number + retold.length]!, begun(other, share), 0.25 + (number % 7) / 18),
    }
  })
}

/** Pairs of stories that have nothing to do with each other, half of them with the first words of one alone. */
function strangersAmong(
  documents: ReadonlyMap<string, LabelledDocument>,
): [kind: string, one: string, other: string][] {
  const sample = sampleOf(documents, STRANGERS)
  return sample.map(({ text }, number) => {
    const other = sample[(number + Math.floor(sample.length / 2)) % sample.length]!.text
    const words = number % 2 === 0 ? 6 + (number % 90) : Number.POSITIVE_INFINITY
    return [`strangers ${number % 10}`, text.split(/\s+/).slice(0, words).join(' '), other]
  })
}

function documentsOf(sets: Iterable<{ name: string; documents: ReadonlyMap<string, LabelledDocument> }>) {
  const all = new Map<string, LabelledDocument>()
  for (const { name, documents } of sets) for (const [id, document] of documents) all.set(key(name, id), document)
  return all
}

function seedPairs(): Drawn[] {
  const pairs: Drawn[] = []
  const copies = new Set(['000 001', '000 002', '001 002'])
  const ids = ['000', '001', '002', '003', '004']
  for (const [i, a] of ids.entries()) {
    for (const b of ids.slice(i + 1)) {
      const label = copies.has(`${a} ${b}`) ? 'copy' : b === '003' ? 'partial' : 'independent'
      const kind = `${a}-${b}`
      pairs.push({
        source: 'seeds',
        kind,
        label,
        a: key('seeds', a),
        b: key('seeds', b),
        lang: 'en',
        confidence: 'high',
      })
    }
  }
  return pairs
}

const MOST: Readonly<Record<string, number>> = { 'energy-story-chains': 600, 'ecbplus-events': 400 }

function thinned(pairs: readonly Drawn[]): Drawn[] {
  const seen = new Map<string, number>()
  const totals = new Map<string, number>()
  for (const { source, label } of pairs) if (label !== 'other') totals.set(source, (totals.get(source) ?? 0) + 1)
  return pairs.filter(({ source, label }) => {
    if (label === 'other' && source !== 'reuse-judged') return false
    const most = MOST[source]
    if (most === undefined) return true
    const number = seen.get(source) ?? 0
    seen.set(source, number + 1)
    return Math.floor((number * most) / totals.get(source)!) !== Math.floor(((number + 1) * most) / totals.get(source)!)
  })
}

/** Folds by original article: what is in one pair of alike texts, and near identical texts, is in one fold. */
function foldsOf(sets: readonly Awaited<ReturnType<typeof readSet>>[]): (pair: Drawn) => number {
  const groups = new Groups()
  const texts = new Map<string, string>()
  const all: { group: string; kind: string }[] = []
  for (const { name, documents, pairs } of sets) {
    for (const { a, b, kind } of pairs) {
      const [one, other] = [key(name, a), key(name === 'wire-rewrites' ? WIRE : name, b)]
      if (kind !== 'same-trade' && kind !== 'nearest-other-article' && kind !== 'similar-event') groups.join(one, other)
      if (name === 'reported-cases') groups.join(one, key(name, kind))
      all.push({ group: one, kind: `${name} ${kind}` })
    }
    if (name === WIRE || name === BACKGROUND) continue
    for (const [id, { text }] of documents) texts.set(key(name, id), text)
  }
  for (const [a, b] of nearIdentical(texts)) groups.join(a, b)
  const folds = assignFolds(
    all.map(({ group, kind }) => ({ groups: [groups.find(group), groups.find(group)], kind })),
    FOLDS,
  )
  return ({ a, source, kind, madeOf }) => {
    if (madeOf !== undefined) return folds.get(groups.find(madeOf)) ?? hashWord(madeOf) % FOLDS
    if (GENERATED.has(source)) return hashWord(source === 'prints' || source === 'blocks' ? a : kind) % FOLDS
    return folds.get(groups.find(a)) ?? hashWord(a) % FOLDS
  }
}

function measured(corpus: Corpus, pairs: readonly Drawn[], foldOf: (pair: Drawn) => number): Row[] {
  const see = createObserver(corpus)
  return pairs.map((pair) => {
    const { a, b, source, kind, label, confidence, weight = 1, want = '' } = pair
    const seen = see(a, b)
    return {
      ...seen,
      ...{ source, kind, label, sure: confidence === 'high', weight, a, b, want, feed: corpus.name },
      fold: foldOf(pair),
      proposed:
        corpus.name === 'none' ||
        seen.measures.similarity >= 0.4 ||
        corpus.proposals(a).includes(corpus.stored(b)) ||
        corpus.proposals(b).includes(corpus.stored(a)),
    }
  })
}

/** Proposals of judged articles that are dated so far apart that next to none is a copy. */
function silver(
  corpus: Corpus,
  judged: readonly Drawn[],
  foldOf: (pair: Drawn) => number,
  days: number,
  most: number,
  source: string,
): Row[] {
  const known = new Set(judged.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]))
  const pairs: Drawn[] = []
  const timeOf = (id: string) => Date.parse(corpus.articles.get(id)!.document.date ?? '')
  for (const a of new Set(judged.flatMap(({ a, b }) => [a, b]))) {
    for (const b of corpus.proposals(a)) {
      if (known.has(`${a} ${b}`) || !(Math.abs(timeOf(a) - timeOf(b)) >= days * DAY)) continue
      known.add(`${a} ${b}`).add(`${b} ${a}`)
      pairs.push({ source, kind: 'dated apart', label: 'independent', a, b, lang: 'en', confidence: 'low' })
    }
  }
  const rows = measured(corpus, pairs, foldOf).filter(
    ({ measures }) => measures.wording < 0.6 && measures.content >= 0.08,
  )
  const step = Math.max(1, rows.length / most)
  return rows.filter((_, index) => Math.floor(index / step) !== Math.floor((index - 1) / step))
}
