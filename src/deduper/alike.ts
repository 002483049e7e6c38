import {
  type LargeBucket,
  neighbourPairs,
  type SharedBuckets,
  sharedBands,
  sortedByBands,
} from '../candidates/bucket-groups.js'
import type { LshTable } from '../minhash/lsh-table.js'
import { rootOf } from '../structures/union-find.js'
import type { ComparedPairs } from './compared-pairs.js'
import { ComparingList } from './comparing-list.js'
import type { ComparedPair } from './judging.js'
import { type Compare, type Comparing, inBatches, type Preparation, type Steps } from './steps.js'
import { inTurns } from './turns.js'
import { inNeighbourhoods } from './visit-order.js'
import type { Wordings } from './wordings.js'

/*
 * Texts that share buckets of their signatures. Where many do, nearly all are copies of a few: one story of a wire in 400
 * outlets, an error page. So of large buckets each text is compared with the leaders that it shares most bands with; what is a
 * copy of one is of its group, and is compared with nobody else of that group. So alike texts cost a multiple of their
 * number, not its square.
 *
 * Where hardly any text of a large bucket is a copy of a leader, the bucket holds a form: error pages, market reports. Such a bucket
 * proposes nothing more. A copy in it shares its numbers and names too, so it is found by the small buckets that these make. Of 3,000
 * market reports with 150 edited copies among them, all 150 are found; of 64,000 error pages 16,378 pairs are compared; some 246,000 with four each.
 */

/** Of a set of up to so many texts all pairs are compared: 496 of 32. */
const ALL_PAIRS = 32
/** With so many leaders a text is compared at most. */
const MOST_LEADERS = 4
/** So many leaders of a bucket are remembered. In a bucket with more, hardly any text is a copy of another. */
const LEADERS_OF_BUCKET = 64
/** After so many texts of a bucket it shows whether many are copies of a few. */
const ENOUGH_TRIED = 32
/** Of a bucket whose leaders have hardly any group, one in so many texts is compared with them: such is a template, or an error page. */
const TRIED_WHERE_BARREN = 16
/** Where not all pairs are compared, each text has so many of those that share most bands with it. */
const MOST_ALIKE = 4
/** Texts of one part whose leaders are looked for at once, so that threads have something to do. */
const BLOCK = 128

/** By text, the leader of its group; a leader, and a text without a group, is its own. */
export type Leaders = Int32Array

/** The groups of alike texts. */
interface Groups {
  readonly leaders: Leaders
  /** Large buckets of which hardly any text is a copy of a leader. */
  readonly barren: ReadonlySet<LargeBucket>
}

/**
 * Compares texts that share buckets: those of large buckets in groups, the others with each.
 *
 * @param behind for texts, what is to be compared with them by small buckets
 * @param isReprint whether a compared pair is to be one group
 */
export function* compareInGroups(
  table: LshTable,
  buckets: SharedBuckets,
  behind: Iterable<Comparing>,
  wordings: Pick<Wordings, 'textIds' | 'ranks'>,
  pairs: ComparedPairs,
  compare: Compare,
  isReprint: (pair: ComparedPair) => boolean,
): Steps<{ leaders: Leaders; cutBuckets: number }> {
  const groups = yield* groupTexts(buckets, wordings, pairs, compare, isReprint)
  const { comparings, cutBuckets } = yield* betweenGroups(table, buckets, behind, groups, wordings, pairs)
  pairs.add(yield inBatches(comparings))
  return { leaders: groups.leaders, cutBuckets }
}

/**
 * Groups the texts of large buckets, by ascending rank: a text is a copy of a leader before it, or becomes one.
 *
 * @param compare compares with the few leaders that are of the same block
 * @param isReprint says by a pair alone whether it is one of a group
 */
function* groupTexts(
  buckets: SharedBuckets,
  { textIds, ranks }: Pick<Wordings, 'textIds' | 'ranks'>,
  pairs: ComparedPairs,
  compare: Compare,
  isReprint: (pair: ComparedPair) => boolean,
): Steps<Groups> {
  const leaders = Int32Array.from(ranks, (_, textId) => textId)
  const states = buckets.large.map((): BucketState => ({ leaders: [], tried: 0, joined: 0 }))
  const shared = new Int32Array(ranks.length)
  /** The leaders that share most buckets with a text, the first of equal ones; of those from a rank on. */
  const leadersFor = (textId: number, from: number): number[] => {
    const met: number[] = []
    for (const bucket of buckets.largeOf(textId)) {
      const state = states[bucket]!
      if (isPassedBy(state, ranks[textId]!)) continue
      for (const leader of state.leaders) {
        if (ranks[leader]! < from) continue
        if (shared[leader]!++ === 0) met.push(leader)
      }
    }
    met.sort((a, b) => shared[b]! - shared[a]! || ranks[a]! - ranks[b]!)
    for (const leader of met) shared[leader] = 0
    return met.slice(0, MOST_LEADERS).filter((leader) => pairs.propose(textId, leader))
  }
  const join = (textId: number, found: readonly ComparedPair[]) => {
    pairs.add(found)
    let best: ComparedPair | undefined
    for (const pair of found) if (isReprint(pair) && pair.score > (best?.score ?? -1)) best = pair
    if (best) leaders[textId] = best.b
  }
  /** Remembers whether a text was a copy of a leader of its buckets. */
  const countOutcome = (textId: number) => {
    for (const bucket of buckets.largeOf(textId)) {
      const state = states[bucket]!
      if (isPassedBy(state, ranks[textId]!)) continue
      state.tried++
      if (leaders[textId] !== textId) state.joined++
    }
  }
  const parts = connectedParts(buckets, textIds, ranks.length)
  const longest = parts.reduce((most, { length }) => Math.max(most, length), 0)
  for (let start = 0; start < longest; start += BLOCK) {
    const blocks = parts.map((part) => part.slice(start, start + BLOCK)).filter(({ length }) => length > 0)
    const comparings = blocks.flatMap((block) => block.map((textId) => ({ textId, candidates: leadersFor(textId, 0) })))
    const found = groupBy(yield inBatches(comparings), ({ a }) => a)
    for (const block of blocks) {
      for (const textId of block) join(textId, found.get(textId) ?? [])
      const first = ranks[block[0]!]!
      for (const textId of block) {
        // Comparing with the leaders may take milliseconds, so a turn may end after each text.
        yield []
        if (leaders[textId] === textId) {
          const candidates = leadersFor(textId, first)
          if (candidates.length > 0) join(textId, compare({ textId, candidates }))
        }
        countOutcome(textId)
        if (leaders[textId] !== textId) continue
        for (const bucket of buckets.largeOf(textId)) {
          if (states[bucket]!.leaders.length < LEADERS_OF_BUCKET) states[bucket]!.leaders.push(textId)
        }
      }
    }
  }
  return { leaders, barren: new Set(buckets.large.filter((_, bucket) => isBarren(states[bucket]!))) }
}

/** What came of the texts of a bucket so far. */
interface BucketState {
  readonly leaders: number[]
  /** How many texts were compared with its leaders, */
  tried: number
  /** and were copies of one. */
  joined: number
}

/** Whether hardly any text of a bucket is a copy of one of its leaders. */
function isBarren({ tried, joined }: BucketState): boolean {
  return tried >= ENOUGH_TRIED && joined * TRIED_WHERE_BARREN < tried
}

/** Whether a text of some rank is not compared with the leaders of a bucket. */
function isPassedBy(state: BucketState, rank: number): boolean {
  return isBarren(state) && rank % TRIED_WHERE_BARREN !== 0
}

/**
 * The texts of large buckets, in parts that no large bucket connects, each by ascending rank. What becomes of a text depends on its own
 * part alone; so the parts may be worked on at the same time, or in different places.
 */
function connectedParts(buckets: SharedBuckets, textIds: Int32Array, count: number): number[][] {
  const parents = new Int32Array(count).map((_, textId) => textId)
  for (const { members } of buckets.large) {
    for (const member of members) parents[rootOf(parents, member)] = rootOf(parents, members[0]!)
  }
  const grouped = textIds.filter((textId) => buckets.largeOf(textId).length > 0)
  return [...groupBy(grouped, (textId) => rootOf(parents, textId)).values()]
}

function groupBy<Item>(items: Iterable<Item>, keyOf: (item: Item) => number): Map<number, Item[]> {
  const groups = new Map<number, Item[]>()
  for (const item of items) {
    const own = groups.get(keyOf(item))
    if (own) own.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}

/**
 * The pairs of one bucket that are of no one group.
 *
 * @param behind of texts by ascending rank, those that share a small bucket with it and rank behind it
 */
function* betweenGroups(
  table: LshTable,
  buckets: SharedBuckets,
  behind: Iterable<Comparing>,
  { leaders, barren }: Groups,
  { ranks }: Pick<Wordings, 'ranks'>,
  pairs: ComparedPairs,
): Preparation<{ comparings: Iterable<Comparing>; cutBuckets: number }> {
  const proposals = new Proposals(ranks, pairs)
  const propose = (a: number, b: number) => {
    if (leaders[a] !== leaders[b]) proposals.add(a, b)
  }
  yield* inTurns(behind, ({ textId, candidates }) => {
    for (const other of candidates) propose(textId, other)
  })
  const neighbours = new Map<number, Set<number>>()
  let cutBuckets = 0
  for (const bucket of buckets.large) {
    yield []
    const { members, band } = bucket
    const own = members.length <= ALL_PAIRS ? members : members.filter((member) => leaders[member] === member)
    if (own.length <= ALL_PAIRS) eachPair(own, propose)
    else {
      cutBuckets++
      if (barren.has(bucket)) continue
      const sorted = sortedByBands(table, own, band, ranks)
      for (const [a, b] of neighbourPairs(sorted)) addBoth(neighbours, a, b)
    }
  }
  yield* inTurns(mostAlike(table, neighbours, ranks), ([a, b]) => propose(a, b))
  return { comparings: yield* inNeighbourhoods(proposals.comparings(), ranks.length), cutBuckets }
}

/**
 * Pairs within groups, of texts that are no copies of their leader once these are judged in their feed. Such a group is of one
 * template, and copies may be among them. Of a group of up to 32 texts these are all pairs that share a bucket.
 *
 * @param isCopy says of a text with a leader whether the feed judges it a copy of that
 * @returns also the texts of larger groups, by rank, whose copies are to be found in another way
 */
export function withinGroups(
  table: LshTable,
  leaders: Leaders,
  { textIds, ranks }: Pick<Wordings, 'textIds' | 'ranks'>,
  pairs: ComparedPairs,
  isCopy: (textId: number, leader: number) => boolean,
): { comparings: Iterable<Comparing>; crowded: number[] } {
  const proposals = new Proposals(ranks, pairs)
  const crowded: number[] = []
  const joined = textIds.filter((textId) => leaders[textId] !== textId)
  for (const [leader, others] of groupBy(joined, (textId) => leaders[textId]!)) {
    if (others.length < 2) continue
    const members = [leader, ...others]
    const own = new Set(others.filter((member) => !isCopy(member, leader)))
    if (members.length > ALL_PAIRS) for (const member of own) crowded.push(member)
    else if (own.size > 0) {
      eachPair(members, (a, b) => {
        if ((own.has(a) || own.has(b)) && sharedBands(table, a, b) > 0) proposals.add(a, b)
      })
    }
  }
  return { comparings: proposals.comparings(), crowded: crowded.sort((a, b) => ranks[a]! - ranks[b]!) }
}

/** What is to be compared: each pair once, the text of better rank with those behind it. */
class Proposals {
  readonly #ranks: Int32Array
  readonly #pairs: ComparedPairs
  readonly #behind = new Map<number, number[]>()

  constructor(ranks: Int32Array, pairs: ComparedPairs) {
    this.#ranks = ranks
    this.#pairs = pairs
  }

  add(one: number, other: number): void {
    if (!this.#pairs.propose(one, other)) return
    const [a, b] = this.#ranks[one]! < this.#ranks[other]! ? [one, other] : [other, one]
    const behind = this.#behind.get(a)
    if (behind) behind.push(b)
    else this.#behind.set(a, [b])
  }

  /** By rank, the others too. */
  comparings(): Iterable<Comparing> {
    const byRank = (a: number, b: number) => this.#ranks[a]! - this.#ranks[b]!
    const list = new ComparingList()
    for (const textId of [...this.#behind.keys()].sort(byRank)) list.add(textId, this.#behind.get(textId)!.sort(byRank))
    return list
  }
}

function eachPair(numbers: readonly number[], visit: (a: number, b: number) => void): void {
  for (let i = 0; i < numbers.length; i++) for (let j = i + 1; j < numbers.length; j++) visit(numbers[i]!, numbers[j]!)
}

function addBoth(neighbours: Map<number, Set<number>>, a: number, b: number): void {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const own = neighbours.get(one)
    if (own) own.add(other)
    else neighbours.set(one, new Set([other]))
  }
}

/** By text, of its neighbours the few that share most bands with it, the first by rank of equal ones. */
function* mostAlike(
  table: LshTable,
  neighbours: ReadonlyMap<number, ReadonlySet<number>>,
  ranks: Int32Array,
): Generator<[number, number]> {
  for (const [textId, others] of neighbours) {
    const counted = Array.from(others, (other) => ({ other, shared: sharedBands(table, textId, other) }))
    counted.sort((p, q) => q.shared - p.shared || ranks[p.other]! - ranks[q.other]!)
    for (const { other } of counted.slice(0, MOST_ALIKE)) yield [textId, other]
  }
}
