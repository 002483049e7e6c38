/**
 * Boosted regression trees (Friedman 2001) as tables hold them: whole numbers, which take a third of the space of nodes with doubles.
 */
export interface TreeTable {
  /** Log odds before the first tree. */
  readonly base: number
  /** By input: the values at which trees divide, ascending. */
  readonly cuts: readonly (readonly number[])[]
  /**
   * All trees, one after the other, each from its root: a division is an input and a place in its cuts, then the side of values up to
   * the cut, then the side above it; a leaf is -1 and its value in thousandths.
   */
  readonly nodes: readonly number[]
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

export function readTrees({ base, cuts, nodes }: TreeTable): Trees {
  const inputs = Int16Array.from(nodes.filter((_, i) => i % 2 === 0))
  const second = nodes.filter((_, i) => i % 2 === 1)
  const values = Float64Array.from(second, (value, node) =>
    inputs[node] === LEAF ? value / THOUSANDTHS : cuts[inputs[node]!]![value]!,
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
