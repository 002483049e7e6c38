import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { DoppelwireError, type ErrorCode } from '../errors.js'
import type { Order, Reply, Setup, Task } from './tasks.js'

/** A task whose process died is given to another process so many times in all. */
const ATTEMPTS = 3

interface Process {
  readonly child: ChildProcess
  /** What it was told last. */
  setup?: Setup
}

/** Runs tasks in processes, one task each at a time. What a process that died had begun is begun anew by another. */
export class Processes {
  readonly #count: number
  #setup: Setup
  readonly #idle: Process[] = []
  readonly #all = new Set<Process>()
  readonly #waiting: ((process: Process) => void)[] = []

  constructor(count: number, setup: Setup) {
    this.#count = count
    this.#setup = setup
  }

  /** What the tasks from now on work on. */
  configure(setup: Setup): void {
    this.#setup = setup
  }

  /** Resolves when one process is free to take a task at once. */
  async free(): Promise<void> {
    this.#release(await this.#take())
  }

  /** @throws DoppelwireError that the task threw; `WORKER_DIED` where its process died again and again */
  async run(task: Task): Promise<Readonly<Record<string, number>>> {
    for (let attempt = 1; ; attempt++) {
      const process = await this.#take()
      const reply = await this.#ask(process, task)
      if (reply === undefined) {
        this.#all.delete(process)
        this.#replace()
        if (attempt < ATTEMPTS) continue
        throw new DoppelwireError(
          'WORKER_DIED',
          `a process died ${ATTEMPTS} times at ${task.kind} ${'part' in task ? task.part : task.number}; use fewer workers or more memory, and call again: finished stages stay`,
        )
      }
      this.#release(process)
      if ('failed' in reply) throw new DoppelwireError(reply.failed.code as ErrorCode, reply.failed.message)
      return 'done' in reply ? reply.done : {}
    }
  }

  /** Runs all tasks, and hands over what each says; not in their order. */
  async runAll<Given extends Task>(
    tasks: Iterable<Given>,
    onDone: (task: Given, done: Readonly<Record<string, number>>) => void,
  ): Promise<void> {
    const running = new Set<Promise<void>>()
    let failure: { readonly error: unknown } | undefined
    for (const task of tasks) {
      if (failure) break
      await this.free()
      const one = this.run(task)
        .then((done) => onDone(task, done))
        .catch((error: unknown) => {
          failure ??= { error }
        })
        .finally(() => running.delete(one))
      running.add(one)
    }
    await Promise.all(running)
    if (failure) throw failure.error
  }

  close(): void {
    for (const { child } of this.#all) child.kill('SIGKILL')
    this.#all.clear()
    this.#idle.length = 0
  }

  async #take(): Promise<Process> {
    const idle = this.#idle.pop()
    if (idle) return idle
    if (this.#all.size < this.#count) return this.#start()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #release(process: Process): void {
    const next = this.#waiting.shift()
    if (next) next(process)
    else this.#idle.push(process)
  }

  /** Whoever waits for a process gets a new one in place of one that died. */
  #replace(): void {
    const next = this.#waiting.shift()
    if (next) next(this.#start())
  }

  #start(): Process {
    const script = fileURLToPath(new URL('./batch-process.js', import.meta.url))
    const child = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    // A process that is gone answers nothing, which its task shows.
    child.on('error', () => {})
    const process: Process = { child }
    this.#all.add(process)
    return process
  }

  /** @returns undefined where the process died */
  #ask(process: Process, task: Task): Promise<Reply | undefined> {
    const { child } = process
    const setup = process.setup === this.#setup ? undefined : this.#setup
    process.setup = this.#setup
    return new Promise((resolve) => {
      const onExit = () => resolve(undefined)
      if (child.exitCode !== null || child.signalCode !== null) return resolve(undefined)
      child.once('exit', onExit)
      child.once('message', (reply) => {
        child.off('exit', onExit)
        resolve(reply as Reply)
      })
      child.send({ setup, task } satisfies Order, (error) => {
        if (error) resolve(undefined)
      })
    })
  }
}
