import { availableParallelism } from 'node:os'
import type Tinypool from 'tinypool'
import { DoppelwireError } from '../errors.js'
import { checkNumber } from '../options.js'
import type {
  FingerprintResult,
  FingerprintTask,
  PrepareResult,
  PrepareTask,
  VerifyResult,
  VerifyTask,
} from './tasks.js'

/** The functions of `worker.ts`, by name. */
interface Jobs {
  fingerprint(task: FingerprintTask): FingerprintResult
  prepare(task: PrepareTask): PrepareResult
  verify(task: VerifyTask): VerifyResult
}

export interface Pool {
  /** How many threads there are, without the calling thread. */
  readonly workers: number
  run<Name extends keyof Jobs>(name: Name, task: Parameters<Jobs[Name]>[0]): Promise<ReturnType<Jobs[Name]>>
  close(): Promise<void>
}

/**
 * Starts worker threads.
 *
 * @param workers number of threads, 1 to 1,024; by default as many as the machine runs at once
 * @param load imports tinypool, the package that manages the threads
 * @throws DoppelwireError `OPTION_INVALID` for another number, and in Deno, where the threads of tinypool never start;
 *   `PACKAGE_MISSING` where tinypool is not installed. `run` rejects with `WORKER_DIED` where a thread ends early.
 */
export async function openPool(
  workers = availableParallelism(),
  load: () => Promise<{ default: typeof Tinypool }> = () => import('tinypool'),
): Promise<Pool> {
  checkNumber(workers, 'workers', { low: 1, high: 1024, whole: true })
  if ('Deno' in globalThis) {
    throw new DoppelwireError(
      'OPTION_INVALID',
      'workers: threads of tinypool never start in Deno; call without workers',
    )
  }
  const pool = await load().then(
    ({ default: Pool }) =>
      new Pool({
        filename: new URL('./worker.js', import.meta.url).href,
        minThreads: workers,
        maxThreads: workers,
        isolateWorkers: false,
      }),
    (cause) => {
      if ((cause as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw cause
      throw new DoppelwireError(
        'PACKAGE_MISSING',
        'doppelwire/workers needs the package tinypool, which is not installed: npm install tinypool@2',
        { cause },
      )
    },
  )
  return {
    workers,
    run: (name, task) => {
      const result = pool.run(task, { name }).catch(explainDeath)
      // After a first failure nobody awaits the other results. Without a handler, one that fails would end the process.
      result.catch(() => {})
      return result
    },
    close: () => pool.destroy(),
  }
}

function explainDeath(cause: unknown): never {
  const { code, message } = cause as NodeJS.ErrnoException
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') throw cause
  throw new DoppelwireError('WORKER_DIED', `a worker thread ended early (${message}); use fewer workers`, { cause })
}
