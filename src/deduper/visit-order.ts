import { ComparingList } from './comparing-list.js'
import type { Comparing, Preparation } from './steps.js'

/*
 * What is derived of a text takes 40 KB and half as long to make as a comparison. So only that of the texts compared last is kept, and
 * the texts are visited neighbourhood by neighbourhood. Of 43,000 pairs among 10,000 wire stories it is made 15,000 times; in the order
 * of ranks, 30,000 times.
 */

/** So many texts, of those that were compared last, still have at hand what was derived of them: some fewer than are cached. */
const AT_HAND = 200
/** Of so many texts that were met last the next one is chosen. */
const CHOICES = 64
/** Visits after which work may be broken off. */
const VISITS = 256

/**
 * The same pairs in an order in which texts that are compared with the same ones follow each other. The order is a function of the
 * pairs and theirs.
 *
 * @param comparings each pair once
 * @param count numbers of texts are below this
 */
export function* inNeighbourhoods(comparings: Iterable<Comparing>, count: number): Preparation<Iterable<Comparing>> {
  const { starts, neighbours } = neighboursOf(comparings, count)
  const isDone = new Uint8Array(count)
  /** By text, the number of texts that were at hand before it, when it was compared last; 0 for never. */
  const touched = new Int32Array(count)
  let clock = AT_HAND
  const isAtHand = (textId: number) => touched[textId]! > clock - AT_HAND
  const met: number[] = []
  const touch = (textId: number) => {
    if (!isAtHand(textId)) clock++
    touched[textId] = clock
    met.push(textId)
  }
  /** Of the neighbours that a text is still to be compared with, the share that is at hand. */
  const shareAtHand = (textId: number): number => {
    let [left, atHand] = [0, 0]
    for (let i = starts[textId]!; i < starts[textId + 1]!; i++) {
      if (isDone[neighbours[i]!]) continue
      left++
      if (isAtHand(neighbours[i]!)) atHand++
    }
    return left === 0 ? 1 : atHand / left
  }
  const nextOf = (): number | undefined => {
    let next: number | undefined
    let most = -1
    while (met.length > 0 && isDone[met.at(-1)!]) met.pop()
    for (let i = met.length - 1, looked = 0; i >= 0 && looked < CHOICES && most < 1; i--) {
      if (isDone[met[i]!]) continue
      looked++
      const share = shareAtHand(met[i]!)
      if (share > most) [next, most] = [met[i]!, share]
    }
    return next
  }
  const ordered = new ComparingList()
  let visits = 0
  for (const { textId } of comparings) {
    for (let next: number | undefined = textId; next !== undefined; next = nextOf()) {
      if (++visits % VISITS === 0) yield []
      if (isDone[next]) continue
      isDone[next] = 1
      const candidates = [...neighbours.subarray(starts[next], starts[next + 1])].filter((other) => !isDone[other])
      touch(next)
      for (const candidate of candidates) touch(candidate)
      if (candidates.length > 0) ordered.add(next, candidates)
    }
  }
  return ordered
}

/** By text, where its neighbours start; those of both sides of each pair, in the order of the pairs. */
function neighboursOf(comparings: Iterable<Comparing>, count: number): { starts: Int32Array; neighbours: Int32Array } {
  const starts = new Int32Array(count + 1)
  const each = (visit: (a: number, b: number) => void) => {
    for (const { textId, candidates } of comparings) for (const candidate of candidates) visit(textId, candidate)
  }
  each((a, b) => {
    starts[a + 1]!++
    starts[b + 1]!++
  })
  for (let i = 0; i < count; i++) starts[i + 1]! += starts[i]!
  const neighbours = new Int32Array(starts[count]!)
  const ends = starts.slice()
  each((a, b) => {
    neighbours[ends[a]!++] = b
    neighbours[ends[b]!++] = a
  })
  return { starts, neighbours }
}
