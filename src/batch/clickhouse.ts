import { DoppelwireError } from '../errors.js'
import type { Shard } from './engine.js'

/** A server that is started again answers after some seconds; so long it is asked again. */
const PATIENCE = 60_000
const LONGEST_PAUSE = 2_000

/** What ClickHouse reports that passes: no answer from another server, too many statements at a time, parts that are not merged yet. */
const PASSING = new Set([202, 209, 210, 236, 252])

/** A statement that the server has refused, or that it may not have heard of. */
class NoAnswer extends Error {
  /** Of ClickHouse; undefined where no server answered. */
  readonly number: number | undefined

  constructor(message: string, number: number | undefined, cause?: unknown) {
    super(message, { cause })
    this.number = number
  }

  get passes(): boolean {
    return this.number === undefined || PASSING.has(this.number)
  }
}

/** One server of ClickHouse, over HTTP, with statements that version 18 knows as well as later ones. */
export class ClickHouse {
  readonly #shard: Shard
  readonly #patience: number

  /** @param patience milliseconds for which a server may not answer */
  constructor(shard: Shard, patience = PATIENCE) {
    this.#shard = shard
    this.#patience = patience
  }

  /** Gives a statement once, so that it is known before hours of work where the server is not there, or refuses. */
  async check(sql: string): Promise<void> {
    await this.#told(() => this.#ask(sql))
  }

  /** The answer to a statement that may be given several times. */
  ask(sql: string): Promise<Uint8Array> {
    return this.#told(() => this.#again(() => this.#ask(sql)))
  }

  /** The one number that a statement answers. */
  async number(sql: string): Promise<number> {
    return Number(Buffer.from(await this.ask(`${sql} FORMAT TabSeparated`)).toString())
  }

  /**
   * Stores a block of rows once.
   *
   * @param before how many rows the table has without it: where the server died it is asked whether it has stored the block
   */
  insert(table: string, rows: Uint8Array<ArrayBuffer>, count: number, before: number): Promise<void> {
    return this.#told(async () => {
      let isSure = true
      await this.#again(async () => {
        if (!isSure && Number(Buffer.from(await this.#ask(`SELECT count() FROM ${table}`))) >= before + count) return
        isSure = false
        await this.#ask(`INSERT INTO ${table} FORMAT RowBinary`, rows)
      })
    })
  }

  async #again<Result>(action: () => Promise<Result>): Promise<Result> {
    const until = Date.now() + this.#patience
    for (let pause = 100; ; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
      try {
        return await action()
      } catch (error) {
        if (!(error instanceof NoAnswer && error.passes) || Date.now() > until) throw error
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
    }
  }

  async #ask(sql: string, body?: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
    const { url, database, user, password, settings } = this.#shard
    // An answer is sent when it is whole: what fails half-way says so in its status.
    const given = new URLSearchParams({ ...settings, database, wait_end_of_query: '1', ...(body && { query: sql }) })
    const headers = { authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` }
    let [status, answer] = [0, new Uint8Array(0)]
    try {
      const response = await fetch(`${url}/?${given}`, { method: 'POST', headers, body: body ?? sql })
      status = response.status
      answer = new Uint8Array(await response.arrayBuffer())
    } catch (cause) {
      const { code, message } = ((cause as Error).cause ?? cause) as NodeJS.ErrnoException
      throw new NoAnswer(code ?? message, undefined, cause)
    }
    if (status === 200) return answer
    const text = Buffer.from(answer).toString()
    const number = /Code: (\d+)/.exec(text)?.[1]
    const passes = status === 502 || status === 503 || status === 504
    if (number === undefined && !passes) throw new NoAnswer(`status ${status}, as ClickHouse does not answer`, 0)
    throw new NoAnswer(text.split('\n')[0]!.slice(0, 500), number === undefined ? undefined : Number(number))
  }

  async #told<Result>(action: () => Promise<Result>): Promise<Result> {
    try {
      return await action()
    } catch (cause) {
      if (!(cause instanceof NoAnswer)) throw cause
      throw new DoppelwireError('BATCH_FAILED', `ClickHouse at ${this.#shard.url}: ${this.#adviceOn(cause)}`, { cause })
    }
  }

  #adviceOn({ message, number }: NoAnswer): string {
    const { user, database } = this.#shard
    if (number === undefined) {
      return `does not answer (${message}); check that it runs and that this is the port of its HTTP interface, and call again: finished stages stay`
    }
    if (number === 0) return `${message}; check that this is the port of its HTTP interface`
    if (number === 192 || number === 193 || number === 516) {
      return `refuses the user ${JSON.stringify(user)} or its password; give them as clickhouse://user:password@host:port/database`
    }
    if (number === 81) return `has no database ${JSON.stringify(database)}; create it, or name another after the port`
    if (number === 164 || number === 497) {
      return `does not let the user ${JSON.stringify(user)} make tables in the database ${JSON.stringify(database)}: ${message}`
    }
    if (number === 241) return `${message}; give it more memory, or more servers, and call again: finished stages stay`
    return `${message}; call again when that is mended: finished stages stay`
  }
}
