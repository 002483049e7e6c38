import { readdir, readFile } from 'node:fs/promises'
import { type Article, createDeduper, type NearCluster } from '../../src/index.js'
import { streamDocuments } from './data.js'
import { BACKGROUND, WIRE } from './pairs-in-feeds.js'
import type { Figure } from './quality-table.js'

/** What a deduper says of the seeds alone, or planted in a feed. */
export interface PlantedSeeds {
  readonly feed: string
  readonly articles: number
  /** Of each pair of seeds, the relation that the feed gives it; `-` where it gives none. */
  readonly relations: Readonly<Record<string, string>>
  /** What is in the cluster of 002, the original. */
  readonly cluster: readonly string[]
  readonly figures: readonly Figure[]
}

const SEEDS = ['000', '001', '002', '003', '004']
const PAIRS = SEEDS.flatMap((a, number) => SEEDS.slice(number + 1).map((b) => `${a}-${b}`))
const COPIES = ['000', '001', '002']
const idOf = (name: string): string => `seed ${name}`

/** Asks a deduper, by its public door alone, what the seeds are to each other: by themselves, and in each feed. */
export async function plantedSeeds(folder: string, log = (_: string): void => {}): Promise<PlantedSeeds[]> {
  const seeds = await readSeeds()
  const answers: PlantedSeeds[] = []
  for (const feed of ['alone', WIRE, BACKGROUND]) {
    log(`seeds: ${feed}`)
    const deduper = await createDeduper()
    await deduper.addAll(seeds)
    if (feed !== 'alone') await deduper.addAll(streamDocuments(folder, feed))
    const names = new Map(SEEDS.map((name) => [idOf(name), name]))
    const relations: Record<string, string> = Object.fromEntries(PAIRS.map((pair) => [pair, '-']))
    for (const kinds of [undefined, ['partial', 'template'] as const]) {
      for (const { a, b, relation } of deduper.pairs(kinds && { relations: kinds })) {
        const pair = [names.get(a), names.get(b)].sort().join('-')
        if (pair in relations) relations[pair] = relation
      }
    }
    // No feed lists related articles, so this one answer is that of the pair alone.
    for (const pair of PAIRS.filter((pair) => relations[pair] === '-')) {
      const [a, b] = pair.split('-')
      const { relation } = deduper.explain(idOf(a!), idOf(b!))
      if (relation === 'related') relations[pair] = relation
    }
    let cluster: string[] = []
    let near: readonly NearCluster[] = []
    for (const one of deduper.clusters()) {
      const ids = one.members.map(({ id }) => id)
      if (!ids.includes(idOf('002'))) continue
      cluster = ids.map((id) => names.get(id) ?? 'another article').sort()
      near = one.near
    }
    const isNear = near.some(({ representative, relation }) => representative === idOf('003') && relation === 'partial')
    const figures = [...check(relations, cluster), whole('003 partial to their cluster', Number(isNear))]
    answers.push({ feed, articles: deduper.size, relations, cluster, figures })
  }
  return answers
}

async function readSeeds(): Promise<Article[]> {
  const files = (await readdir('seeds')).sort()
  return Promise.all(
    files.map(async (file) => ({ id: idOf(file.slice(0, 3)), text: await readFile(`seeds/${file}`, 'utf8') })),
  )
}

const whole = (on: string, value: number): Figure => ({ on, value, needed: 1, aim: 1, least: true })

/** As shares: the copies in one cluster and nothing else with them, 000 and 001 a reprint, 003 partial to the copies, 004 related to all. */
function check(relations: Readonly<Record<string, string>>, cluster: readonly string[]): Figure[] {
  const share = (names: readonly string[], relation: string): number =>
    names.filter((name) => relations[name] === relation).length / names.length
  const isOne = cluster.length === COPIES.length && COPIES.every((name) => cluster.includes(name))
  return [
    whole('000, 001 and 002 alone in one cluster', Number(isOne)),
    whole('000 and 001 reprints', share(['000-001'], 'reprint')),
    whole(
      '003 partial to each of them',
      share(
        COPIES.map((name) => `${name}-003`),
        'partial',
      ),
    ),
    whole(
      '004 related to each',
      share(
        [...COPIES, '003'].map((name) => `${name}-004`),
        'related',
      ),
    ),
  ]
}
