import { CAREFUL_RUNS, EDGES, JOINER_BITS, MARK_BITS, MARKS_BETWEEN, UNSURE_BITS, WORD_BITS } from '../layout'

/**
 * Lists the runs of the text: stretches of letters, digits and whatever may belong to a word, between bytes that surely do not. Bit by
 * bit, so that nothing in the text decides a branch but how much there is of each kind in 64 bytes.
 *
 * EDGES has where each run begins and ends; CAREFUL_RUNS the numbers of the runs that are more than ASCII letters and digits, then the
 * number of all; MARKS_BETWEEN the marks outside all runs, each with the number of runs before it, then one beyond all runs.
 *
 * @returns the number of runs
 */
export function findRuns(bytes: u32): u32 {
  let edgeCount: u32 = 0
  let careful = CAREFUL_RUNS
  let between = MARKS_BETWEEN
  let words = load<u64>(WORD_BITS)
  let unsure = load<u64>(UNSURE_BITS)
  // What the block before hands on: whether its last byte was of a word or unsure, was in a run, and in one to be read carefully.
  let openBefore: u64 = 0
  let runBefore: u64 = 0
  let carefulBefore: u64 = 0
  for (let block: u32 = 0; block <= bytes; block += 64) {
    const bits = block >> 3
    const open = words | unsure
    words = load<u64>(bits, WORD_BITS + 8)
    const unsureNext = load<u64>(bits, UNSURE_BITS + 8)
    // A mark joins nothing if a space or another mark is next to it. Whether it does, the careful way finds out.
    const joining = load<u64>(bits, JOINER_BITS) & ((open << 1) | openBefore) & ((open >> 1) | ((words | unsureNext) << 63))
    const runs = open | joining
    const edges = runs ^ ((runs << 1) | runBefore)
    const notSure = unsure | joining | carefulBefore
    // The sum carries a bit that is not sure through its run to the byte behind.
    const carried = notSure + runs
    for (let found = carried & ~runs; found !== 0; found &= found - 1) {
      store<u32>(careful, (edgeCount + <u32>popcnt(edges & ~found & (found - 1))) >> 1)
      careful += 4
    }
    // Most blocks have no more than two.
    const marks = load<u64>(bits, MARK_BITS) & ~runs
    storeMark(between, block, edgeCount, edges, marks)
    let left = marks & (marks - 1)
    storeMark(between + 8, block, edgeCount, edges, left)
    while ((left &= left - 1) !== 0) {
      between += 8
      storeMark(between + 8, block, edgeCount, edges, left)
    }
    between += min(<usize>popcnt(marks), 2) << 3
    storeEdges(edgeCount, block, edges)
    edgeCount += <u32>popcnt(edges)
    openBefore = open >> 63
    runBefore = runs >> 63
    carefulBefore = <u64>(carried < runs)
    unsure = unsureNext
  }
  const count = edgeCount >> 1
  store<u32>(careful, count)
  store<u32>(between, -1, 4)
  return count
}

/** The first of the marks, with the number of runs before it. */
// @ts-ignore: decorator
@inline
function storeMark(to: usize, block: u32, edgeCount: u32, edges: u64, marks: u64): void {
  store<u32>(to, block + <u32>ctz(marks))
  store<u32>(to, (edgeCount + <u32>popcnt(edges & (marks ^ (marks - 1)))) >> 1, 4)
}

/** Most blocks have 17 to 24 edges, so 24 are stored whether there are so many or not. */
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

/** @returns the edges that are left */
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
