import type { Article } from '../../src/article.js'
import type { Deduper } from '../../src/deduper/deduper.js'
import { processorTime } from '../measure.js'

export const STAGES = ['fingerprint', 'store', 'compare', 'cluster'] as const
export type StageName = (typeof STAGES)[number]

/**
 * Where a deduper spends its processor time. Fingerprints are taken once more, apart; what is left of adding is `store`:
 * encoding, keeping, and inserting into the index. `compare` finds candidates and compares them.
 */
export class StageTimes {
  readonly seconds: Record<StageName, number> = { fingerprint: 0, store: 0, compare: 0, cluster: 0 }

  get sum(): number {
    return STAGES.reduce((sum, stage) => sum + this.seconds[stage], 0)
  }

  async add(deduper: Deduper, articles: readonly Article[]): Promise<void> {
    const fingerprinting = timed(() => {
      for (const article of articles) deduper.fingerprint(article)
    })
    const start = processorTime()
    await deduper.addAll(articles)
    this.seconds.fingerprint += fingerprinting
    this.seconds.store += (processorTime() - start) / 1000 - fingerprinting
  }

  async compare(deduper: Deduper): Promise<void> {
    const start = processorTime()
    await deduper.settle()
    this.seconds.compare += (processorTime() - start) / 1000
  }

  cluster(form: () => void): void {
    this.seconds.cluster += timed(form)
  }
}

function timed(work: () => void): number {
  const start = processorTime()
  work()
  return (processorTime() - start) / 1000
}
