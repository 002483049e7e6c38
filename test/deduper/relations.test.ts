import { readdir, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { createDeduper, type PairsOptions } from '../../src/index.js'
import { TEMPLATES } from '../compare/templates.js'
import { HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'

const [, form, otherForm] = TEMPLATES[0]!

async function deduper() {
  const made = await createDeduper()
  made.add({ id: 'harbour', text: `${HARBOUR}\n\n${TELESCOPE}` })
  made.add({ id: 'orchard', text: `${ORCHARD}\n\n${TELESCOPE}` })
  made.add({ id: 'reprint', text: reprintOf(`${ORCHARD}\n\n${TELESCOPE}`) })
  made.add({ id: 'form', text: form! })
  made.add({ id: 'other form', text: otherForm! })
  return made
}
const pairsOf = async (options?: PairsOptions) =>
  [...(await deduper()).pairs(options)].map(({ a, b, relation }) => `${a}, ${b}: ${relation}`)

describe('the pairs of a deduper', () => {
  test('tell of a block that each print of a story shares with another story', async () => {
    const made = await createDeduper()
    for (const file of (await readdir('seeds')).sort()) {
      made.store({ id: file.slice(0, 3), text: await readFile(`seeds/${file}`, 'utf8') })
    }
    const partial = [...made.pairs({ relations: ['partial'] })].map(({ a, b }) => `${a}-${b}`)
    expect(partial.sort()).toEqual(['000-003', '001-003', '002-003'])
    expect([...made.clusters()].map(({ size }) => size)).toEqual([3, 1, 1])
    for (const id of ['000', '001', '002', '003']) expect(made.explain(id, '004').relation).toBe('related')
  })

  test('are copies, unless told', async () => expect(await pairsOf()).toEqual(['orchard, reprint: reprint']))

  test('are those that share a block or a form, where these are asked for', async () => {
    expect(await pairsOf({ relations: ['partial'] })).toEqual([
      'harbour, orchard: partial',
      'harbour, reprint: partial',
    ])
    expect(await pairsOf({ relations: ['template'] })).toEqual(['form, other form: template'])
    expect(await pairsOf({ relations: ['reprint', 'partial', 'template'] })).toHaveLength(4)
    expect(await pairsOf({ relations: [] })).toEqual([])
  })

  test('are no longer read once an article is removed, and are without one that is added meanwhile', async () => {
    const relations = ['reprint', 'partial', 'template'] as const
    const read = async (change: (made: Awaited<ReturnType<typeof deduper>>) => void) => {
      const made = await deduper()
      const pairs = made.pairs({ relations })
      pairs.next()
      change(made)
      return [...pairs]
    }
    await expect(read((made) => made.remove('form'))).rejects.toMatchObject({
      code: 'ARTICLES_REMOVED',
      message: expect.stringContaining('ask for the pairs again'),
    })
    expect(await read((made) => made.add({ id: 'late', text: HARBOUR }))).toHaveLength(3)
  })

  test('say what they rest on', async () => {
    const made = await deduper()
    for (const { basis } of made.pairs()) expect(basis).toBe('feed')
    const alone = await createDeduper({ level: 'reprint' })
    for (const id of ['a', 'b']) alone.add({ id, text: HARBOUR })
    expect([...alone.pairs()]).toMatchObject([{ basis: 'pair' }])
  })

  test('of an unknown relation are refused', async () => {
    const made = await deduper()
    const relations = ['alike'] as unknown as PairsOptions['relations']
    expect(() => [...made.pairs({ relations: relations! })]).toThrow(/relations: expected .*template.*"alike"/)
  })

  test('keep articles that share a block or a form in clusters of their own, which are near', async () => {
    const clusters = [...(await deduper()).clusters()]
    expect(clusters.map(({ members }) => members.length)).toEqual([2, 1, 1, 1])
    const [stories] = clusters
    expect(stories!.near).toEqual([{ representative: 'harbour', relation: 'partial' }])
    const near = new Map(clusters.map((cluster) => [cluster.representative, cluster.near]))
    expect(near.get('harbour')).toEqual([{ representative: stories!.representative, relation: 'partial' }])
    expect(near.get('form')).toEqual([{ representative: 'other form', relation: 'template' }])
  })
})

test('clusters are those of the articles that were stored when the first was asked for', async () => {
  const made = await deduper()
  const before = [...made.clusters()]
  const clusters = made.clusters()
  const first = clusters.next().value
  made.remove('reprint')
  made.add({ id: 'late', text: HARBOUR })
  expect([first, ...clusters]).toEqual(before)
  expect([...made.clusters()]).not.toEqual(before)
})
