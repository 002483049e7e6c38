import { Bench } from 'tinybench'
import { type Spread, spreadOf, threeDigits } from './spread.js'

/** One step of the work, over a batch of inputs. */
export interface Step {
  readonly name: string
  /** How many inputs a run takes: articles, or pairs of them. */
  readonly count: number
  /** UTF-8 bytes of the texts that these inputs are or were made of. */
  readonly textBytes: number
  /** Bytes that the step stores for an input, if any. */
  readonly bytesEach?: number
  /** Does the work and returns a number that depends on the result, so that the compiler cannot remove the work. */
  readonly run: () => number | Promise<number>
}

export interface Measured {
  readonly name: string
  /** Microseconds of processor time for one input. */
  readonly microseconds: Spread
  readonly perSecond: number
  readonly megabytesPerSecond: number
  readonly bytesEach: number | null
  readonly samples: number
}

// Shorter than a millisecond, a sample would measure the clock; shorter than ten, whether garbage was collected in it.
const MIN_SAMPLE_MILLISECONDS = 20
const [WARM_UP, MEASURING, MIN_SAMPLES] = [300, 1500, 15]

/**
 * Processor time of all threads of this process, in milliseconds: other work on the machine disturbs it less than
 * wall-clock time, and it includes garbage collected beside the main thread.
 */
export function processorTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Times a step in batches of at least 20 milliseconds. `checksum` sums what all runs returned. */
export async function measure(step: Step, sink: { checksum: number }): Promise<Measured> {
  const runOnce = async () => {
    const result = step.run()
    sink.checksum = (sink.checksum + (typeof result === 'number' ? result : await result)) >>> 0
  }
  const repeats = await countRepeats(runOnce)
  const bench = new Bench({
    ...{ now: processorTime, time: MEASURING, iterations: MIN_SAMPLES, warmup: false, retainSamples: true },
  })
  bench.add(step.name, async () => {
    for (let repeat = 0; repeat < repeats; repeat++) await runOnce()
  })
  const [task] = await bench.run()
  const result = task!.result
  if (result.state !== 'completed') throw new Error(`${step.name}: ${result.state}`, { cause: task })
  const samples = result.latency.samples!
  const inputs = repeats * step.count
  const microseconds = spreadOf(samples.map((milliseconds) => (1000 * milliseconds) / inputs))
  return {
    name: step.name,
    microseconds,
    perSecond: threeDigits(1e6 / microseconds.median),
    megabytesPerSecond: threeDigits(step.textBytes / step.count / microseconds.median),
    bytesEach: step.bytesEach ?? null,
    samples: samples.length,
  }
}

/** How many runs make a sample long enough. These runs also warm up the code. */
async function countRepeats(runOnce: () => Promise<void>): Promise<number> {
  const start = processorTime()
  for (let runs = 1; ; runs++) {
    await runOnce()
    const elapsed = processorTime() - start
    if (runs >= 3 && elapsed >= WARM_UP) return Math.max(1, Math.ceil((MIN_SAMPLE_MILLISECONDS * runs) / elapsed))
  }
}
