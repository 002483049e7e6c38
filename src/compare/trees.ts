import { numbersOfText, unzigzag } from '../structures/number-text.js'

/**
 * Boosted regression trees (Friedman 2001) as tables hold them: texts of whole numbers, which take a quarter of the space of nodes
 * with doubles.
 */
export interface TreeTable {
  /** Log odds before the first tree. */
  readonly base: number
  /** By input: the values at which trees divide, ascending. */
  readonly cuts: readonly (readonly number[])[]
  /**
   * All nodes of all trees, each tree from its root, as `textOfNumbers` writes them: 0 is a leaf, 1 + n a division at the n-th of all cuts,
   * which the nodes for values up to the cut follow, and then those for values above it.
   */
  readonly divisions: string
  /** The values of the leaves in the same order, in thousandths, as `textOfNumbers` and `zigzag` write them. */
  readonly leaves: string
}

/** Trees ready to be asked. By node: */
export interface Trees {
  readonly base: number
  /** the input it divides, or -1 for a leaf, */
  readonly inputs: Int16Array
  /** the highest value that goes to the next node, or the leaf's value, */
  readonly values: Float64Array
  /** and the node for higher values. */
  readonly above: Uint16Array
  readonly roots: Uint16Array
}

const LEAF = -1
const THOUSANDTHS = 1000

export function readTrees({ base, cuts, divisions, leaves }: TreeTable): Trees {
  const inputOfCut = cuts.flatMap((values, input) => values.map(() => input))
  const allCuts = cuts.flat()
  const nodes = numbersOfText(divisions)
  const leafValues = numbersOfText(leaves).map(unzigzag).values()
  const inputs = Int16Array.from(nodes, (node) => (node === 0 ? LEAF : inputOfCut[node - 1]!))
  const values = Float64Array.from(nodes, (node) =>
    node === 0 ? leafValues.next().value! / THOUSANDTHS : allCuts[node - 1]!,
  )
  const above = new Uint16Array(inputs.length)
  const roots: number[] = []
  const end = (node: number): number => {
    if (inputs[node] === LEAF) return node + 1
    above[node] = end(node + 1)
    return end(above[node]!)
  }
  for (let node = 0; node < inputs.length; node = end(node)) roots.push(node)
  return { base, inputs, values, above, roots: Uint16Array.from(roots) }
}

/** Log odds: the base, and of each tree the leaf that the inputs lead to. */
export function logOddsOfTrees({ base, inputs, values, above, roots }: Trees, given: ArrayLike<number>): number {
  let sum = base
  for (let tree = 0; tree < roots.length; tree++) {
    let node = roots[tree]!
    while (inputs[node] !== LEAF) node = given[inputs[node]!]! <= values[node]! ? node + 1 : above[node]!
    sum += values[node]!
  }
  return sum
}
