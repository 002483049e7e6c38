import { createDeduper } from '../../src/index.js'
import type { DataSet } from './data.js'
import { Groups } from './groups.js'

/** How deduping a whole set agrees with its labels; everything counted in pairs of documents. */
export interface SetAgreement {
  readonly set: string
  readonly documents: number
  readonly seconds: number
  readonly clusters: number
  /** Labelled copies; those that share a cluster; those verified as a pair, by whatever relation. */
  readonly copies: number
  readonly together: number
  readonly verified: number
  /** Pairs that share a cluster though their families differ, or they are labelled independent. */
  readonly falsePairs: readonly (readonly [string, string])[]
}

/** Dedupes a set at the reprint level. Families are the documents that labelled pairs join, copies and others alike. */
export async function clusterSet({ name, documents, pairs }: DataSet): Promise<SetAgreement> {
  const start = performance.now()
  const deduper = await createDeduper({ level: 'reprint' })
  await deduper.addAll(documents.values())
  const clusterOf = new Map<string, number>()
  const clusters: string[][] = []
  for (const { members } of deduper.clusters()) {
    for (const { id } of members) clusterOf.set(id, clusters.length)
    clusters.push(members.map(({ id }) => id))
  }
  const seconds = (performance.now() - start) / 1000
  const verified = new Set([...deduper.pairs()].map(({ a, b }) => keyOf(a, b)))
  const copies = pairs.filter(({ label }) => label === 'copy')
  const labels = new Map(pairs.map(({ a, b, label }) => [keyOf(a, b), label]))
  const family = familiesOf(pairs.filter(({ label }) => label !== 'independent'))
  const falsePairs = clusters.flatMap(pairsWithin).filter(([a, b]) => {
    const label = labels.get(keyOf(a, b))
    return label === 'independent' || (label === undefined && (family(a) !== family(b) || family(a) === undefined))
  })
  return {
    set: name,
    documents: documents.size,
    seconds,
    clusters: clusters.length,
    copies: copies.length,
    together: copies.filter(({ a, b }) => clusterOf.get(a) === clusterOf.get(b)).length,
    verified: copies.filter(({ a, b }) => verified.has(keyOf(a, b))).length,
    falsePairs,
  }
}

const keyOf = (a: string, b: string): string => (a < b ? `${a}\t${b}` : `${b}\t${a}`)

function pairsWithin(members: readonly string[]): (readonly [string, string])[] {
  return members.flatMap((a, index) => members.slice(index + 1).map((b) => [a, b] as const))
}

function familiesOf(pairs: readonly { a: string; b: string }[]): (id: string) => string | undefined {
  const groups = new Groups()
  const known = new Set<string>()
  for (const { a, b } of pairs) {
    groups.join(a, b)
    known.add(a).add(b)
  }
  return (id) => (known.has(id) ? groups.find(id) : undefined)
}
