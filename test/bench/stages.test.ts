import { describe, expect, it } from 'vitest'
import { generateArticles } from '../../bench/generate/articles.js'
import { STAGES, StageTimes } from '../../bench/scale/stages.js'
import { createDeduper } from '../../src/index.js'

describe('the times of stages', () => {
  it('see every stage of a deduper, which does its work as ever', async () => {
    const articles = [...generateArticles({ count: 150 })].map(({ article }) => article)
    const watched = await createDeduper({ level: 'reprint' })
    const times = new StageTimes()
    await times.add(watched, articles)
    await times.compare(watched)
    let clusters: string[] = []
    times.cluster(() => {
      clusters = [...watched.clusters()].map(({ representative }) => representative)
    })
    // Not `store`: what is left of a first batch, in which fingerprints were taken by cold code once, may be below nothing.
    for (const stage of ['fingerprint', 'compare', 'cluster'] as const) {
      expect(times.seconds[stage], stage).toBeGreaterThan(0)
    }
    expect(times.sum).toBeCloseTo(STAGES.reduce((sum, stage) => sum + times.seconds[stage], 0))

    const alone = await createDeduper({ level: 'reprint' })
    await alone.addAll(articles)
    expect(clusters).toEqual([...alone.clusters()].map(({ representative }) => representative))
  })
})
