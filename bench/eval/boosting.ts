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
  /** Sets of trees, whose answers are averaged: each begins anew, and may divide by other inputs. */
  readonly lots: number
  /** Trees of a lot. */
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
  /** The inputs that no tree divides by. */
  readonly unused: readonly number[]
}

export const BOOSTING: BoostingOptions = {
  ...{ lots: 1, trees: 300, leaves: 4, rate: 0.08, fewest: 20, ridge: 1, bins: 64, share: 1, unused: [] },
}

interface Leaf {
  readonly rows: Int32Array
  readonly gradient: number
  readonly curvature: number
  /** By chosen input and bin: the sums of gradients and curvatures, and how many rows. */
  readonly histograms: Float64Array
  /** The values that signs allow. */
  readonly low: number
  readonly high: number
}

/** A leaf, or a division with the two nodes below it. */
interface Node {
  readonly leaf: Leaf
  readonly split: Split | undefined
  below?: readonly [left: Node, right: Node]
}

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
  const cuts = signs.map((_, input) => quantiles(examples, input, options.bins))
  const binned = cuts.map((cut, input) => Uint8Array.from(examples, ({ inputs }) => binOf(cut, inputs[input]!)))
  const targets = Float64Array.from(examples, ({ copy }) => Number(copy))
  const weights = Float64Array.from(examples, ({ weight }) => weight)
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const copies = weights.reduce((sum, weight, row) => sum + weight * targets[row]!, 0)
  const base = round(Math.log(copies / (total - copies)))
  const [gradients, curvatures] = [new Float64Array(examples.length), new Float64Array(examples.length)]
  const grower = new Grower(binned, cuts, signs, gradients, curvatures, options)
  const used = signs.map((_, input) => input).filter((input) => !options.unused.includes(input))
  const nodes: number[] = []
  const write = ({ leaf, split, below }: Node, said: Float64Array): void => {
    if (below) {
      nodes.push(split!.input, split!.bin)
      for (const node of below) write(node, said)
      return
    }
    const thousandths = Math.round((1000 * options.rate * grower.valueOf(leaf)) / options.lots)
    nodes.push(-1, thousandths)
    for (const row of leaf.rows) said[row]! += (options.lots * thousandths) / 1000
  }
  for (let lot = 0; lot < options.lots; lot++) {
    const said = new Float64Array(examples.length).fill(base)
    for (let tree = 0; tree < options.trees; tree++) {
      for (let row = 0; row < said.length; row++) {
        const probability = 1 / (1 + Math.exp(-said[row]!))
        gradients[row] = weights[row]! * (targets[row]! - probability)
        curvatures[row] = weights[row]! * probability * (1 - probability)
      }
      write(grower.grow(chooseInputs(used, options.share, lot * options.trees + tree)), said)
    }
  }
  return tableOf(base, cuts, nodes)
}

/** Grows a tree at a time by gradients and curvatures that the caller changes in between. */
class Grower {
  readonly #all: Int32Array
  #chosen: readonly number[] = []

  constructor(
    private readonly binned: readonly Uint8Array[],
    private readonly cuts: readonly (readonly number[])[],
    private readonly signs: readonly Sign[],
    private readonly gradients: Float64Array,
    private readonly curvatures: Float64Array,
    private readonly options: BoostingOptions,
  ) {
    this.#all = Int32Array.from(gradients, (_, row) => row)
  }

  /** @param inputs that the tree may divide by */
  grow(inputs: readonly number[]): Node {
    this.#chosen = inputs
    const histograms = this.#histograms(this.#all)
    const root = this.#nodeOf(this.#all, histograms, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY)
    const open = [root]
    while (open.length < this.options.leaves) {
      const next = open.reduce((best, node) => ((node.split?.gain ?? 0) > (best.split?.gain ?? 0) ? node : best))
      if (!next.split) break
      next.below = this.#divide(next.leaf, next.split)
      open.splice(open.indexOf(next), 1, ...next.below)
    }
    return root
  }

  valueOf({ gradient, curvature, low, high }: Omit<Leaf, 'rows' | 'histograms'>): number {
    return Math.min(high, Math.max(low, gradient / (curvature + this.options.ridge)))
  }

  #divide({ rows, gradient, curvature, histograms, low, high }: Leaf, { input, bin, left }: Split): [Node, Node] {
    const bins = this.binned[input]!
    const [below, above] = [rows.filter((row) => bins[row]! <= bin), rows.filter((row) => bins[row]! > bin)]
    // The longer side is what the shorter leaves of both.
    const shorter = this.#histograms(below.length < above.length ? below : above)
    const longer = histograms.map((sum, i) => sum - shorter[i]!)
    const [ofBelow, ofAbove] = below.length < above.length ? [shorter, longer] : [longer, shorter]
    const bounds = { low, high }
    const valueBelow = this.valueOf({ gradient: left[0], curvature: left[1], ...bounds })
    const valueAbove = this.valueOf({ gradient: gradient - left[0], curvature: curvature - left[1], ...bounds })
    const middle = (valueBelow + valueAbove) / 2
    const sign = this.signs[input]!
    return [
      this.#nodeOf(below, ofBelow, sign < 0 ? middle : low, sign > 0 ? middle : high),
      this.#nodeOf(above, ofAbove, sign > 0 ? middle : low, sign < 0 ? middle : high),
    ]
  }

  #nodeOf(rows: Int32Array, histograms: Float64Array, low: number, high: number): Node {
    let [gradient, curvature] = [0, 0]
    for (const row of rows) {
      gradient += this.gradients[row]!
      curvature += this.curvatures[row]!
    }
    const leaf = { rows, histograms, gradient, curvature, low, high }
    return { leaf, split: this.#bestSplit(leaf) }
  }

  #histograms(rows: Int32Array): Float64Array {
    const { bins } = this.options
    const histograms = new Float64Array(3 * bins * this.#chosen.length)
    const [gradients, curvatures] = [gather(this.gradients, rows), gather(this.curvatures, rows)]
    for (const [place, input] of this.#chosen.entries()) {
      const binOfRow = this.binned[input]!
      for (let i = 0; i < rows.length; i++) {
        const at = 3 * (place * bins + binOfRow[rows[i]!]!)
        histograms[at]! += gradients[i]!
        histograms[at + 1]! += curvatures[i]!
        histograms[at + 2]!++
      }
    }
    return histograms
  }

  #bestSplit({ rows, gradient, curvature, histograms, low, high }: Leaf): Split | undefined {
    const { bins, fewest, ridge } = this.options
    const own = gainOf(gradient, curvature, ridge)
    let best: Split | undefined
    for (const [place, input] of this.#chosen.entries()) {
      let [left, leftCurvature, leftRows] = [0, 0, 0]
      for (let bin = 0; bin < this.cuts[input]!.length; bin++) {
        const at = 3 * (place * bins + bin)
        left += histograms[at]!
        leftCurvature += histograms[at + 1]!
        leftRows += histograms[at + 2]!
        if (leftRows < fewest) continue
        if (rows.length - leftRows < fewest) break
        const [right, rightCurvature] = [gradient - left, curvature - leftCurvature]
        const gain = gainOf(left, leftCurvature, ridge) + gainOf(right, rightCurvature, ridge) - own
        if (gain <= (best?.gain ?? 1e-7)) continue
        const rise =
          this.valueOf({ gradient: right, curvature: rightCurvature, low, high }) -
          this.valueOf({ gradient: left, curvature: leftCurvature, low, high })
        if (rise * this.signs[input]! < 0) continue
        best = { input, bin, gain, left: [left, leftCurvature] }
      }
    }
    return best
  }
}

function gather(values: Float64Array, rows: Int32Array): Float64Array {
  const gathered = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) gathered[i] = values[rows[i]!]!
  return gathered
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
function chooseInputs(inputs: readonly number[], share: number, tree: number): number[] {
  const lot = (place: number): number => mix32(mix32(tree + 1) ^ place)
  const places = Array.from(inputs, (_, place) => place).sort((a, b) => lot(a) - lot(b))
  return places.slice(0, Math.ceil(share * inputs.length)).map((place) => inputs[place]!)
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
