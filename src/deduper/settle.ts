import { SharedBuckets } from '../candidates/bucket-groups.js'
import { componentsOf } from '../cluster/components.js'
import type { RepresentativePolicy } from '../cluster/representative.js'
import { type ClusterArticle, formReprintStars, type VerifiedEdge } from '../cluster/star-levels.js'
import { isCopy } from '../compare/relation.js'
import type { LshTable } from '../minhash/lsh-table.js'
import { countPhrases, type DfOf } from '../neighbourhood/exclusive-phrases.js'
import { type CountedTexts, LikelyCopies, type VersionsOf } from '../neighbourhood/likely-copies.js'
import { NO_MASKS } from '../neighbourhood/text-masks.js'
import { compareInGroups, type Leaders, withinGroups } from './alike.js'
import { ComparedPairs } from './compared-pairs.js'
import { ComparingList } from './comparing-list.js'
import type { Corpus } from './corpus.js'
import { addLikely, type ComparedPair, type Judge, type JudgedPair, judgeIn, scoreIn } from './judging.js'
import { type Learned, learnMasks } from './learning.js'
import { type DeduperOptions, thresholdOf } from './options.js'
import { SharedPhrases } from './shared-phrases.js'
import { type Compare, inBatches, type Steps } from './steps.js'
import { inTurns } from './turns.js'
import { type Wordings, wordingsOf } from './wordings.js'

/** The verified pairs of a corpus, as its clusters need them. They depend on the set of articles alone. */
export interface Settled {
  readonly wordings: Wordings
  readonly edges: readonly VerifiedEdge[]
  /** Pairs of centres of reprint stars that are no copies, and share a block or a form. */
  readonly neighbours: readonly JudgedPair[]
  /** By text, the centre of its star of reprints; a text without a star is its own. */
  readonly inner: Int32Array
  /** By text of a wording, the leader of its group of alike texts. */
  readonly leaders: Leaders
  /** Large buckets of which not all pairs of articles that are copies of no leader were compared. */
  readonly cutBuckets: number
  /** Look-ups that ignored a phrase because too many texts have it. */
  readonly cappedPhrases: number
  /** Pairs that share phrases and were not compared, because other pairs of both texts stand out more. */
  readonly outrankedPairs: number
  /** Judges a pair that is compared later, as those of `edges` were judged. */
  readonly judge: Judge
  /** The score in the feed of any pair that was compared. */
  readonly score: (pair: ComparedPair) => number
}

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
  compare: Compare,
  options: Pick<DeduperOptions, 'level' | 'representative' | 'threshold' | 'preset' | 'boilerplate'>,
  learned: Learned,
): Steps<Settled> {
  const { level, representative } = options
  const { bandTable } = corpus
  const least = thresholdOf(options)
  const isReprint = ({ score, relation }: ComparedPair): boolean =>
    score >= least && (relation === 'identical' || relation === 'reprint')
  const wordings = yield* wordingsOf(corpus, representative)
  const { textIds, ranks } = wordings
  learned.masks = options.boilerplate ? yield* learnMasks(corpus.fingerprints, wordings) : NO_MASKS
  const pairs = new ComparedPairs(ranks)
  const { leaders, cutBuckets } = yield* compareByBuckets(bandTable, wordings, pairs, compare, isReprint)
  const reprints = [...pairs].filter(isReprint).sort((p, q) => compareRanks(p, q, ranks))
  const inner = innerOf(wordings, reprints, representative)
  const phrases = new SharedPhrases((textId) => corpus.phrasesOf(textId, learned.masks), corpus.fingerprints, wordings)
  let dfOf: DfOf = () => 0
  let versionsOf: VersionsOf | undefined
  if (level === 'rewrite') {
    const centres = textIds.filter((textId) => inner[textId] === textId)
    yield* phrases.insert(centres)
    dfOf = countPhrases(phrases.all)
    pairs.add(yield inBatches(yield* phrases.comparings(centres, pairs)))
    versionsOf = likelyVersions(pairs, scoreIn(textIds.length, dfOf), wordings, {
      has: (textId) => inner[textId] === textId,
      phrasesOf: (textId) => phrases.of(textId),
    })
  }
  const judge = judgeIn(textIds.length, dfOf, options, versionsOf)
  const isCopyOf = (textId: number, leader: number) => {
    const judged = judge(pairs.get(textId, leader)!)
    return judged !== undefined && isCopy(judged.relation)
  }
  const { comparings: within, crowded } = withinGroups(bandTable, leaders, wordings, pairs, isCopyOf)
  pairs.add(yield inBatches(within))
  yield* phrases.insert(crowded)
  pairs.add(yield inBatches(yield* phrases.comparings(crowded, pairs)))
  const edges: VerifiedEdge[] = []
  const neighbours: JudgedPair[] = []
  yield* inTurns(pairs, (pair) => {
    const judged = judge(pair)
    if (judged) (isCopy(judged.relation) ? edges : neighbours).push(judged)
  })
  for (const list of [edges, neighbours]) list.sort((p, q) => compareRanks(p, q, ranks))
  const score = scoreIn(textIds.length, dfOf, versionsOf)
  const counts = { cutBuckets, cappedPhrases: phrases.capped, outrankedPairs: phrases.outranked }
  return { wordings, edges, neighbours, inner, leaders, ...counts, judge, score }
}

/** Texts are numbered by their ranks, so that which of equally likely copies are used depends on the set of articles alone. */
function likelyVersions(
  pairs: Iterable<ComparedPair>,
  scoreOf: (pair: ComparedPair) => number,
  { textIds, ranks }: Pick<Wordings, 'textIds' | 'ranks'>,
  counted: CountedTexts,
): VersionsOf {
  const copies = new LikelyCopies({
    has: (rank) => counted.has(textIds[rank]!),
    phrasesOf: (rank) => counted.phrasesOf(textIds[rank]!),
  })
  addLikely(copies, pairs, scoreOf, (textId) => ranks[textId]!)
  return (a, b) => copies.beside(ranks[a]!, ranks[b]!)
}

/** Compares texts that share buckets. What is proposed on the way takes as much memory as the pairs, and is gone when this returns. */
function* compareByBuckets(
  table: LshTable,
  wordings: Wordings,
  pairs: ComparedPairs,
  compare: Compare,
  isReprint: (pair: ComparedPair) => boolean,
): Steps<{ leaders: Leaders; cutBuckets: number }> {
  const buckets = new SharedBuckets(table, wordings.ranks)
  const behind = new ComparingList()
  yield* inTurns(wordings.textIds, (textId) => {
    const candidates = buckets.visit(textId)
    if (candidates.length > 0) behind.add(textId, candidates)
  })
  return yield* compareInGroups(table, buckets, behind, wordings, pairs, compare, isReprint)
}

function compareRanks(p: VerifiedEdge, q: VerifiedEdge, ranks: Int32Array): number {
  return ranks[p.a]! - ranks[q.a]! || ranks[p.b]! - ranks[q.b]!
}

function innerOf(
  { ranks, articles }: Wordings,
  edges: readonly VerifiedEdge[],
  representative: RepresentativePolicy,
): Int32Array {
  const inner = Int32Array.from(ranks, (_, textId) => textId)
  // Part by part, because the articles of all texts at once would take a kilobyte for each text that has a pair.
  for (const part of componentsOf(edges)) {
    const texts = new Map<number, readonly ClusterArticle[]>()
    for (const { a, b } of part) for (const textId of [a, b]) texts.set(textId, articles.get(textId)!)
    for (const [textId, centre] of formReprintStars(texts, part, representative).inner) inner[textId] = centre
  }
  return inner
}
