import {
  EDGES,
  JOINER_BITS,
  PUNCTUATION_BETWEEN,
  PUNCTUATION_BITS,
  SLOW_RUNS,
  UNSURE_BITS,
  WORD_BITS,
} from '../layout.js'

/**
 * Lists the runs of the text: stretches of bytes that belong to a word or may do so, between bytes that certainly do not
 * (after simdjson, Langdale and Lemire 2019). It works on bits, so that of the text only the number of edges, slow runs and
 * punctuation marks in 64 bytes decides a branch.
 *
 * - EDGES: where each run begins and ends;
 * - SLOW_RUNS: the numbers of the runs that hold more than ASCII letters and digits, then the number of runs;
 * - PUNCTUATION_BETWEEN: the punctuation outside all runs, each with the number of runs before it, then an end mark.
 *
 * @returns the number of runs
 */
export function findRuns(bytes: u32): u32 {
  let edgeCount: u32 = 0
  let slow = SLOW_RUNS
  let between = PUNCTUATION_BETWEEN
  let words = load<u64>(WORD_BITS)
  let unsure = load<u64>(UNSURE_BITS)
  // Of the last byte of the block before: whether it is of a word or unsure, is in a run, and is in a slow run.
  let openBefore: u64 = 0
  let runBefore: u64 = 0
  let slowBefore: u64 = 0
  for (let block: u32 = 0; block <= bytes; block += 64) {
    const bits = block >> 3
    const open = words | unsure
    words = load<u64>(bits, WORD_BITS + 8)
    const unsureNext = load<u64>(bits, UNSURE_BITS + 8)
    // Punctuation next to a space or to other punctuation joins nothing. For the rest, the slow path finds out.
    const joining = load<u64>(bits, JOINER_BITS) & ((open << 1) | openBefore) & ((open >> 1) | ((words | unsureNext) << 63))
    const runs = open | joining
    const edges = runs ^ ((runs << 1) | runBefore)
    const notSure = unsure | joining | slowBefore
    // The carries of the addition move a bit that is not sure through its run to the byte after it.
    const carried = notSure + runs
    for (let found = carried & ~runs; found !== 0; found &= found - 1) {
      store<u32>(slow, (edgeCount + <u32>popcnt(edges & ~found & (found - 1))) >> 1)
      slow += 4
    }
    // Most blocks have at most two.
    const marks = load<u64>(bits, PUNCTUATION_BITS) & ~runs
    storePunctuation(between, block, edgeCount, edges, marks)
    let left = marks & (marks - 1)
    storePunctuation(between + 8, block, edgeCount, edges, left)
    while ((left &= left - 1) !== 0) {
      between += 8
      storePunctuation(between + 8, block, edgeCount, edges, left)
    }
    between += min(<usize>popcnt(marks), 2) << 3
    storeEdges(edgeCount, block, edges)
    edgeCount += <u32>popcnt(edges)
    openBefore = open >> 63
    runBefore = runs >> 63
    slowBefore = <u64>(carried < runs)
    unsure = unsureNext
  }
  const count = edgeCount >> 1
  store<u32>(slow, count)
  store<u32>(between, -1, 4)
  return count
}

/** Stores the first of the punctuation `marks` of a block, with the number of runs before it. */
// @ts-ignore: decorator
@inline
function storePunctuation(to: usize, block: u32, edgeCount: u32, edges: u64, marks: u64): void {
  store<u32>(to, block + <u32>ctz(marks))
  store<u32>(to, (edgeCount + <u32>popcnt(edges & (marks ^ (marks - 1)))) >> 1, 4)
}

/** Always stores at least 24 edges: most blocks have 17 to 24, and a loop of one length is predicted. */
// @ts-ignore: decorator
@inline
function storeEdges(from: u32, block: u32, edges: u64): void {
  let at: usize = EDGES + (from << 2)
  const least = at + 96
  do {
    edges = storeEight(at, block, edges)
    at += 32
  } while (edges !== 0 || at < least)
}

/** Stores the first eight edges. @returns the others */
// @ts-ignore: decorator
@inline
function storeEight(at: usize, block: u32, edges: u64): u64 {
  store<u32>(at, block + <u32>ctz(edges))
  edges &= edges - 1
  store<u32>(at, block + <u32>ctz(edges), 4)
  edges &= edges - 1
  store<u32>(at, block + <u32>ctz(edges), 8)
  edges &= edges - 1
  store<u32>(at, block + <u32>ctz(edges), 12)
  edges &= edges - 1
  store<u32>(at, block + <u32>ctz(edges), 16)
  edges &= edges - 1
  store<u32>(at, block + <u32>ctz(edges), 20)
  edges &= edges - 1
  store<u32>(at, block + <u32>ctz(edges), 24)
  edges &= edges - 1
  store<u32>(at, block + <u32>ctz(edges), 28)
  return edges & (edges - 1)
}
