import type { Sign } from '../../src/compare/inputs.js'
import type { TreeTable } from '../../src/compare/trees.js'
import { mix32 } from '../../src/structures/hash.js'
import { textOfNumbers, zigzag } from '../../src/structures/number-text.js'

/** One example: what is seen, whether it is a copy, and how much it counts. */
export interface TreeExample {
  readonly inputs: ArrayLike<number>
  readonly copy: boolean
  readonly weight: number
}

export interface BoostingOptions {
  readonly trees: number
  readonly leaves: number
  readonly rate: number
  /** Fewest examples a leaf may hold. */
  readonly fewest: number
  /** Added to the curvature of a leaf. */
  readonly ridge: number
  readonly bins: number
  /** The share of inputs that a tree may divide by, another for each tree. */
  readonly share: number
}

export const BOOSTING: BoostingOptions = {
  ...{ trees: 300, leaves: 4, rate: 0.08, fewest: 20, ridge: 1, bins: 64, share: 1 },
}

interface Leaf {
  readonly rows: Int32Array
  readonly gradient: number
  readonly curvature: number
  /** The values that signs allow. */
  readonly low: number
  readonly high: number
  readonly split: Split | undefined
}

/** A division of a tree, or a leaf. */
type Node = Leaf | { readonly input: number; readonly bin: number; left: Node; right: Node }

interface Split {
  readonly input: number
  readonly bin: number
  readonly gain: number
  readonly left: readonly [gradient: number, curvature: number]
}

/**
 * Newton boosting of the log loss on histograms (Chen and Guestrin 2016), best leaf first. Signs are kept as LightGBM does: a split that
 * breaks one is refused, and what both sides may say later is divided at the middle of their values. The weights should have mean 1.
 */
export function boost(examples: readonly TreeExample[], signs: readonly Sign[], options = BOOSTING): TreeTable {
  const { trees: count, leaves, rate, ridge, bins } = options
  const cuts = signs.map((_, input) => quantiles(examples, input, bins))
  const binned = cuts.map((cut, input) => Uint8Array.from(examples, ({ inputs }) => binOf(cut, inputs[input]!)))
  const targets = Float64Array.from(examples, ({ copy }) => Number(copy))
  const weights = Float64Array.from(examples, ({ weight }) => weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const copies = weights.reduce((sum, weight, row) => sum + weight * targets[row]!, 0)
  const base = round(Math.log(copies / (total - copies)))
  const said = new Float64Array(examples.length).fill(base)
  const [gradients, curvatures] = [new Float64Array(examples.length), new Float64Array(examples.length)]
  const all = Int32Array.from(examples, (_, row) => row)
  const nodes: number[] = []
  for (let number = 0; number < count; number++) {
    const chosen = chooseInputs(signs.length, options.share, number)
    for (const row of all) {
      const probability = 1 / (1 + Math.exp(-said[row]!))
      gradients[row] = weights[row]! * (targets[row]! - probability)
      curvatures[row] = weights[row]! * probability * (1 - probability)
    }
    const leafValue = (gradient: number, curvature: number, low: number, high: number): number =>
      Math.min(high, Math.max(low, gradient / (curvature + ridge)))
    const leafOf = (rows: Int32Array, low: number, high: number): Leaf => {
      let [gradient, curvature] = [0, 0]
      for (const row of rows) {
        gradient += gradients[row]!
        curvature += curvatures[row]!
      }
      const leaf = { rows, gradient, curvature, low, high, split: undefined }
      return { ...leaf, split: bestSplit(leaf) }
    }
    const bestSplit = ({ rows, gradient, curvature, low, high }: Leaf): Split | undefined => {
      let best: Split | undefined
      const own = gainOf(gradient, curvature, ridge)
      for (const input of chosen) {
        const sign = signs[input]!
        const histogram = new Float64Array(3 * bins)
        const binOfRow = binned[input]!
        for (const row of rows) {
          const at = 3 * binOfRow[row]!
          histogram[at]! += gradients[row]!
          histogram[at + 1]! += curvatures[row]!
          histogram[at + 2]!++
        }
        let [left, leftCurvature, leftRows] = [0, 0, 0]
        for (let bin = 0; bin < cuts[input]!.length; bin++) {
          left += histogram[3 * bin]!
          leftCurvature += histogram[3 * bin + 1]!
          leftRows += histogram[3 * bin + 2]!
          if (leftRows < options.fewest) continue
          if (rows.length - leftRows < options.fewest) break
          const [right, rightCurvature] = [gradient - left, curvature - leftCurvature]
          const gain = gainOf(left, leftCurvature, ridge) + gainOf(right, rightCurvature, ridge) - own
          if (gain <= (best?.gain ?? 1e-7)) continue
          const rise = leafValue(right, rightCurvature, low, high) - leafValue(left, leftCurvature, low, high)
          if (rise * sign < 0) continue
          best = { input, bin, gain, left: [left, leftCurvature] }
        }
      }
      return best
    }
    const replaced = new Map<Leaf, Node>()
    const root = leafOf(all, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    const open = [root]
    while (open.length < leaves) {
      const next = open.reduce((best, leaf) => ((leaf.split?.gain ?? 0) > (best.split?.gain ?? 0) ? leaf : best))
      if (!next.split) break
      const { input, bin, left } = next.split
      const middle =
        (leafValue(...left, next.low, next.high) +
          leafValue(next.gradient - left[0], next.curvature - left[1], next.low, next.high)) /
        2
      const sign = signs[input]!
      const goesLeft = (row: number): boolean => binned[input]![row]! <= bin
      const sides = {
        left: leafOf(next.rows.filter(goesLeft), sign < 0 ? middle : next.low, sign > 0 ? middle : next.high),
        right: leafOf(
          next.rows.filter((row) => !goesLeft(row)),
          sign > 0 ? middle : next.low,
          sign < 0 ? middle : next.high,
        ),
      }
      replaced.set(next, { input, bin, ...sides })
      open.splice(open.indexOf(next), 1, sides.left, sides.right)
    }
    const write = (node: Node): void => {
      if ('bin' in node) {
        nodes.push(node.input, node.bin)
        for (const side of [node.left, node.right]) write(replaced.get(side as Leaf) ?? side)
        return
      }
      const thousandths = Math.round(1000 * rate * leafValue(node.gradient, node.curvature, node.low, node.high))
      nodes.push(-1, thousandths)
      for (const row of node.rows) said[row]! += thousandths / 1000
    }
    write(replaced.get(root) ?? root)
  }
  return tableOf(base, cuts, nodes)
}

/**
 * The table of trees whose nodes are given as pairs of numbers: input and place in its cuts for a division, -1 and thousandths for a leaf.
 * Cuts that no division uses are left out.
 */
export function tableOf(base: number, cuts: readonly (readonly number[])[], nodes: readonly number[]): TreeTable {
  const used = cuts.map(() => new Set<number>())
  for (let i = 0; i < nodes.length; i += 2) if (nodes[i]! >= 0) used[nodes[i]!]!.add(nodes[i + 1]!)
  const kept = used.map((places) => [...places].sort((a, b) => a - b))
  const firsts = kept.map((_, input) => kept.slice(0, input).flat().length)
  const divisions: number[] = []
  const leaves: number[] = []
  for (let i = 0; i < nodes.length; i += 2) {
    const [input, value] = [nodes[i]!, nodes[i + 1]!]
    divisions.push(input < 0 ? 0 : 1 + firsts[input]! + kept[input]!.indexOf(value))
    if (input < 0) leaves.push(zigzag(value))
  }
  return {
    base,
    cuts: kept.map((places, input) => places.map((place) => cuts[input]![place]!)),
    divisions: textOfNumbers(divisions),
    leaves: textOfNumbers(leaves),
  }
}

/** As a lot would fall, and the same each time. */
function chooseInputs(count: number, share: number, tree: number): number[] {
  const lot = (input: number): number => mix32(mix32(tree + 1) ^ input)
  const inputs = Array.from({ length: count }, (_, input) => input)
  return inputs.sort((a, b) => lot(a) - lot(b)).slice(0, Math.ceil(share * count))
}

const gainOf = (gradient: number, curvature: number, ridge: number): number => gradient ** 2 / (curvature + ridge)

/** Upper ends of all bins but the last, ascending: as many examples a bin as can be, equal values in one. */
function quantiles(examples: readonly TreeExample[], input: number, bins: number): number[] {
  const sorted = Float64Array.from(examples, ({ inputs }) => inputs[input]!).sort()
  const cuts = new Set<number>()
  for (let bin = 1; bin < bins; bin++) {
    const at = Math.floor((bin * sorted.length) / bins)
    // Between two values, so that rounding moves no example to the other side.
    const below = sorted[at - 1]!
    const above = sorted.subarray(at).find((value) => value > below)
    if (above !== undefined) cuts.add(round(between(below, above)))
  }
  return [...cuts].sort((a, b) => a - b)
}

const between = (below: number, above: number): number => (below + above) / 2

function binOf(cuts: readonly number[], value: number): number {
  let [low, high] = [0, cuts.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (value <= cuts[middle]!) high = middle
    else low = middle + 1
  }
  return low
}

/** To four significant digits, as the file shows them. */
const round = (value: number): number => Number(value.toPrecision(4))
