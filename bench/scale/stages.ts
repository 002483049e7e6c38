import type { Article } from '../../src/article.js'
import { Candidates } from '../../src/candidates/candidates.js'
import type { Deduper } from '../../src/deduper/deduper.js'
import { processorTime } from '../measure.js'

export const STAGES = ['fingerprint', 'insert + probe', 'compare', 'cluster'] as const
export type StageName = (typeof STAGES)[number]

/**
 * Where a deduper spends its processor time. Fingerprints are taken once more, apart. The index is watched from outside, by the
 * wall, and given that share of the batch's processor time: a look at the other clock would cost as much as a probe. What
 * is left of adding is `compare`: encoding, keeping, choosing phrases, screening and comparing.
 */
export class StageTimes {
  readonly seconds: Record<StageName, number> = { fingerprint: 0, 'insert + probe': 0, compare: 0, cluster: 0 }
  readonly #index = watchIndex()

  get sum(): number {
    return STAGES.reduce((sum, stage) => sum + this.seconds[stage], 0)
  }

  async add(deduper: Deduper, articles: readonly Article[]): Promise<void> {
    const fingerprinting = timed(() => {
      for (const article of articles) deduper.fingerprint(article)
    })
    const [start, wallStart, indexStart] = [processorTime(), performance.now(), this.#index.milliseconds]
    await deduper.addAll(articles)
    const [adding, wall] = [(processorTime() - start) / 1000, performance.now() - wallStart]
    const probing = (adding * (this.#index.milliseconds - indexStart)) / wall
    this.seconds.fingerprint += fingerprinting
    this.seconds['insert + probe'] += probing
    this.seconds.compare += adding - fingerprinting - probing
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

/** Counts the time on the wall that all indexes of this process spend in `insertThenProbe`. */
function watchIndex(): { milliseconds: number } {
  const watch = { milliseconds: 0 }
  const { insertThenProbe } = Candidates.prototype
  Candidates.prototype.insertThenProbe = function (...given) {
    const start = performance.now()
    const found = insertThenProbe.apply(this, given)
    watch.milliseconds += performance.now() - start
    return found
  }
  return watch
}
