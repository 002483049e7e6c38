import {
  type LargeBucket,
  leaderPairs,
  leadersOf,
  leavesOut,
  membersOf,
  neighbourPairs,
  sharedSmallBuckets,
} from '../candidates/bucket-groups.js'
import { PhraseIndex } from '../candidates/phrase-index.js'
import type { RepresentativePolicy } from '../cluster/representative.js'
import { type ClusterArticle, formReprintStars, type VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import { PHRASE_COUNT } from '../fingerprint/phrases.js'
import { countHolders, type HoldersOf } from '../neighbourhood/exclusive-phrases.js'
import type { Corpus } from './corpus.js'
import { type ComparedPair, type Judge, type JudgedPair, judgeIn } from './judging.js'
import { type DeduperOptions, thresholdOf } from './options.js'
import { inTurns } from './turns.js'
import { type Wordings, wordingsOf } from './wordings.js'

/** A text that is to be compared with others; both by number. */
export interface Comparing {
  readonly textId: number
  readonly candidates: readonly number[]
}

/** The verified pairs of a corpus, as its clusters need them. They depend on the set of articles alone. */
export interface Settled {
  readonly wordings: Wordings
  readonly edges: readonly VerifiedEdge[]
  /** Pairs of centres of reprint stars that are no copies, and share a block or a form. */
  readonly neighbours: readonly JudgedPair[]
  /** By text of a wording, the centre of its star of reprints. */
  readonly inner: ReadonlyMap<number, number>
  readonly largeBuckets: readonly LargeBucket[]
  /** Large buckets of which not all pairs of articles that are copies of no leader were compared. */
  readonly cutBuckets: number
  /** Look-ups that ignored a phrase because too many texts have it. */
  readonly cappedPhrases: number
  /** Judges a pair that is compared later, as those of `edges` were judged. */
  readonly judge: Judge
}

/**
 * Yields batches of what is to be compared, and is to be given the pairs among them that may be copies; yields none where others may take
 * their turn.
 */
export type Steps<Result> = Generator<Iterable<readonly Comparing[]>, Result, readonly ComparedPair[]>

/** What to compare is prepared in turns with other work. */
type Preparation<Result> = Generator<readonly never[], Result, unknown>

/** Texts to compare at a time: long enough to be worth handing to a thread, short enough to stop between two. */
const BATCH = 256

/**
 * Compares what the clusters need, on the final frequencies of the whole set, in three steps: wordings that share a bucket
 * of their signatures; then, of the stars of reprints that these form, the centres, by the phrases that they share. So a
 * story that 400 outlets print counts once among those that have a phrase, and a rewrite of it is still found by phrases
 * that the story has alone.
 *
 * A generator: each step yields what is to be compared, in batches, and is to be given all verified pairs among them. So
 * the same steps run at once, in turns with other work, or in threads.
 */
export function* settle(
  corpus: Corpus,
  options: Pick<DeduperOptions, 'level' | 'representative' | 'threshold' | 'preset'>,
): Steps<Settled> {
  const { level, representative } = options
  const least = thresholdOf(options)
  const wordings = yield* wordingsOf(corpus, representative)
  const pairs = new Map<string, ComparedPair>()
  const add = (found: readonly ComparedPair[]) => {
    for (const pair of found) pairs.set(`${pair.a} ${pair.b}`, pair)
  }
  const { largeBuckets, comparings } = yield* bucketComparings(corpus, wordings)
  add(yield inBatches(comparings))
  const isReprint = (pair: ComparedPair | undefined): boolean =>
    pair !== undefined && pair.score >= least && (pair.relation === 'identical' || pair.relation === 'reprint')
  const rest = neighbourComparings(corpus, wordings, largeBuckets, (a, b) => isReprint(pairs.get(`${a} ${b}`)))
  add(yield inBatches(rest.comparings))
  const inner = innerOf(wordings, [...pairs.values()].filter(isReprint), representative)
  let cappedPhrases = 0
  let holdersOf: HoldersOf = () => 0
  if (level === 'rewrite') {
    const centres = wordings.textIds.filter((textId) => inner.get(textId) === textId)
    const byPhrases = yield* phraseComparings(corpus, centres)
    cappedPhrases = byPhrases.cappedPhrases
    holdersOf = byPhrases.holdersOf
    add(yield inBatches(byPhrases.comparings))
  }
  const judge = judgeIn(wordings.textIds.length, holdersOf, options)
  const edges: VerifiedEdge[] = []
  const neighbours: JudgedPair[] = []
  yield* inTurns(pairs.values(), (pair) => {
    const judged = judge(pair)
    if (judged) (isCopy(judged.relation) ? edges : neighbours).push(judged)
  })
  for (const list of [edges, neighbours]) list.sort((p, q) => compareRanks(p, q, wordings.ranks))
  return { wordings, edges, neighbours, inner, largeBuckets, cutBuckets: rest.cutBuckets, cappedPhrases, judge }
}

function compareRanks(p: VerifiedEdge, q: VerifiedEdge, ranks: Int32Array): number {
  return ranks[p.a]! - ranks[q.a]! || ranks[p.b]! - ranks[q.b]!
}

function* inBatches(comparings: Iterable<Comparing>): Generator<Comparing[]> {
  let batch: Comparing[] = []
  let pairs = 0
  for (const comparing of comparings) {
    if (comparing.candidates.length === 0) continue
    batch.push(comparing)
    pairs += comparing.candidates.length
    if (pairs < BATCH) continue
    yield batch
    batch = []
    pairs = 0
  }
  if (batch.length > 0) yield batch
}

/** Pairs of small buckets, and of large ones those with a leader. */
function* bucketComparings(
  { bandTable }: Corpus,
  { textIds, ranks }: Wordings,
): Preparation<{ largeBuckets: LargeBucket[]; comparings: Comparing[] }> {
  const seen = new Int32Array(ranks.length)
  const listed = new Set<number>()
  const largeBuckets: LargeBucket[] = []
  const comparings: Comparing[] = []
  const places = new Map<number, number>()
  const addLarge = (row: number) => {
    if (listed.has(row)) return
    for (const other of bandTable.bucketOf(row)) listed.add(other)
    const members = membersOf(bandTable, row, ranks)
    largeBuckets.push({ members, band: row % bandTable.rowsPerArticle })
  }
  yield* inTurns(textIds, (textId) => {
    const candidates = sharedSmallBuckets(bandTable, textId, ranks, seen, addLarge)
    places.set(textId, comparings.length)
    comparings.push({ textId, candidates })
  })
  const behind = new Map<number, Set<number>>()
  for (const bucket of largeBuckets) {
    for (const { leader, others } of leaderPairs(bucket)) {
      const known = behind.get(leader) ?? new Set(comparings[places.get(leader)!]!.candidates)
      behind.set(leader, known)
      for (const other of others) known.add(other)
    }
  }
  for (const [leader, candidates] of behind) {
    const sorted = [...candidates].sort((a, b) => ranks[a]! - ranks[b]!)
    comparings[places.get(leader)!] = { textId: leader, candidates: sorted }
  }
  return { largeBuckets, comparings }
}

/** Of large buckets, the pairs of neighbours that are copies of no leader. */
function neighbourComparings(
  { bandTable }: Corpus,
  { ranks }: Wordings,
  largeBuckets: readonly LargeBucket[],
  areReprints: (a: number, b: number) => boolean,
): { comparings: Comparing[]; cutBuckets: number } {
  const candidatesOf = new Map<number, Set<number>>()
  let cutBuckets = 0
  for (const bucket of largeBuckets) {
    const leaders = leadersOf(bucket)
    const own = bucket.members.filter(
      (member) => !leaders.includes(member) && !leaders.some((leader) => areReprints(leader, member)),
    )
    if (leavesOut(own.length)) cutBuckets++
    for (const [a, b] of neighbourPairs(bandTable, bucket, own, ranks)) {
      const known = candidatesOf.get(a)
      if (known) known.add(b)
      else candidatesOf.set(a, new Set([b]))
    }
  }
  const comparings = [...candidatesOf].map(([textId, candidates]) => ({ textId, candidates: [...candidates] }))
  comparings.sort((p, q) => ranks[p.textId]! - ranks[q.textId]!)
  return { comparings, cutBuckets }
}

/** By text, the centre of its star of reprints; a text without a reprint is its own. */
function innerOf(
  { textIds, articles }: Wordings,
  edges: readonly VerifiedEdge[],
  representative: RepresentativePolicy,
): Map<number, number> {
  const inner = new Map<number, number>()
  for (const textId of textIds) inner.set(textId, textId)
  const texts = new Map<number, readonly ClusterArticle[]>()
  for (const { a, b } of edges) for (const textId of [a, b]) texts.set(textId, articles.get(textId)!)
  for (const [textId, centre] of formReprintStars(texts, edges, representative).inner) inner.set(textId, centre)
  return inner
}

/** Pairs of centres of which one proposes the other by its phrases. */
function* phraseComparings(
  corpus: Corpus,
  centres: Int32Array,
): Preparation<{ comparings: Iterable<Comparing>; readonly cappedPhrases: number; readonly holdersOf: HoldersOf }> {
  // Numbered by rank, so that of equal weights the better rank is proposed, whenever it was added.
  const index = new PhraseIndex(PHRASE_COUNT)
  const phrases: Uint32Array[] = []
  yield* inTurns(centres, (textId, rank) => {
    phrases.push(corpus.phrasesOf(textId))
    index.insert(rank, phrases[rank]!)
  })
  const behind: number[][] = phrases.map(() => [])
  yield* inTurns(phrases, (own, rank) => {
    for (const other of index.find(own, rank)) behind[Math.min(rank, other)]!.push(Math.max(rank, other))
  })
  const comparings = behind.map((others, rank) => ({
    textId: centres[rank]!,
    candidates: [...new Set(others)].sort((a, b) => a - b).map((other) => centres[other]!),
  }))
  return { comparings, cappedPhrases: index.cappedPhrases, holdersOf: countHolders(phrases) }
}
