import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { generateWire } from '../../../bench/generate/wire.js'
import { Connection } from '../../../src/store/shared/connection.js'
import { functionName } from '../../../src/store/shared/functions.js'
import type { OpenSharedOptions } from '../../../src/store/shared/open-shared.js'
import type { SharedDeduper } from '../../../src/store/shared/shared-deduper.js'
import { KILLED, lossesOf } from './losses.js'
import { pause, SERVER, type ServerCluster, startCluster } from './server.js'
import { startWorker } from './worker.js'

/*
 * What fails in a cluster of three masters and three replicas while two workers add copies of one story each at the same time. After
 * each fault: what was acknowledged is there, of each pair one is new and the other its copy, and to give all again changes nothing.
 */

// As built: one of the workers is a process of its own.
const door = new URL('../../../dist/cluster.js', import.meta.url).href
if (!existsSync(new URL(door))) throw new Error('dist is missing: run npm run build')
const { openSharedDeduper } = (await import(door)) as typeof import('../../../src/cluster.js')

/** Of each fault. */
const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 1)
const STORIES = Number(process.env.FAULT_STORIES ?? 60)

describe.skipIf(SERVER === undefined).each(rounds(ROUNDS))(
  'a shared deduper on a cluster, round %i',
  { timeout: 300_000 },
  () => {
    let cluster: ServerCluster
    let names = 0
    beforeAll(async () => {
      cluster = await startCluster()
    }, 120_000)
    afterAll(() => cluster.stop())

    const stories = [...generateWire({ count: 3 * STORIES, seed: 21 })]
      .filter(({ version }) => version === undefined)
      .slice(0, STORIES)
      .map(({ article }) => article)
    const printOf = ({ id, text }: (typeof stories)[number], edition: string) => ({
      id: `${id} ${edition}`,
      text: `${text}\n\nThis is the ${edition} edition, with a line of its own.`,
    })

    async function open(more: Partial<OpenSharedOptions> = {}): Promise<{ store: string; workers: SharedDeduper[] }> {
      const store = `${cluster.url}?namespace=fault${names++}`
      const opening = () => openSharedDeduper({ store, window: 'none', level: 'reprint', ...more })
      return { store, workers: [await opening(), await opening()] }
    }

    /** Two workers add the two prints of each story at once; `fault` happens when a third is done. */
    async function race(workers: readonly SharedDeduper[], fault: () => Promise<void>) {
      let bitten: Promise<void> | undefined
      let failures = 0
      const verdicts = new Map<string, string>()
      const give = async (worker: SharedDeduper, article: { id: string; text: string }) => {
        for (;;) {
          try {
            const { status, was } = await worker.add(article)
            // What a worker that died was answered, or would have been, the next one is told.
            verdicts.set(article.id, was ?? status)
            return
          } catch (error) {
            failures++
            if (failures > 5000) throw error
            await pause(100)
          }
        }
      }
      const edition = async (worker: SharedDeduper, name: string) => {
        for (const [i, story] of stories.entries()) {
          await give(worker, printOf(story, name))
          if (i === Math.floor(stories.length / 3)) bitten ??= fault()
        }
      }
      await Promise.all([edition(workers[0]!, 'morning'), edition(workers[1]!, 'evening')])
      await bitten
      return { verdicts, failures }
    }

    /** Holds what is stored to what was acknowledged. */
    async function check(workers: readonly SharedDeduper[], verdicts: ReadonlyMap<string, string>) {
      const missing = []
      for (const id of verdicts.keys()) if (!(await workers[0]!.has(id))) missing.push(id)
      expect(missing).toEqual([])
      const wrong = stories.filter((story) => {
        const both = ['morning', 'evening'].map((name) => verdicts.get(printOf(story, name).id))
        return both.sort().join() !== 'copy,new'
      })
      expect(wrong.map(({ id }) => [verdicts.get(`${id} morning`), verdicts.get(`${id} evening`)])).toEqual([])
      let clusters = 0
      for await (const { size } of workers[1]!.clusters()) if (size === 2) clusters++
      expect(clusters).toBe(stories.length)
      // Again, in another order, and by the other worker: nothing changes.
      for (const story of [...stories].reverse()) {
        expect((await workers[1]!.add(printOf(story, 'morning'))).status).toBe('repeated')
      }
      expect(await workers[0]!.count()).toBe(2 * stories.length)
    }

    const close = (workers: readonly SharedDeduper[]) => Promise.all(workers.map((worker) => worker.close()))

    test('without a fault', async () => {
      const { workers } = await open({ durability: 'replicated' })
      const { verdicts } = await race(workers, async () => {})
      await check(workers, verdicts)
      await close(workers)
    })

    test('whose slots move from one master to another loses nothing', async () => {
      const { workers } = await open()
      let moved = 0
      const { verdicts } = await race(workers, async () => {
        const master = await cluster.masterOf('{fault1.0}')
        const other = (
          await Promise.all(
            ['{fault1.1}', '{fault1.2}', '{fault1.3}', '{fault1.4}', '{fault1.5}'].map((key) => cluster.masterOf(key)),
          )
        ).find(({ port }) => port !== master.port)!
        const [from, to] = await Promise.all([master, other].map(({ command }) => command('CLUSTER', 'MYID')))
        const given = [
          '--cluster',
          'reshard',
          `127.0.0.1:${master.port}`,
          '--cluster-from',
          String(from),
          '--cluster-to',
          String(to),
        ]
        const mover = spawn(SERVER!.replace('server', 'cli'), [...given, '--cluster-slots', '1500', '--cluster-yes'], {
          stdio: 'ignore',
        })
        moved = await new Promise((resolve) => mover.once('exit', (code) => resolve(code === 0 ? 1500 : 0)))
      })
      expect(moved).toBe(1500)
      await check(workers, verdicts)
      await close(workers)
    })

    test('of which a master stands still for a while loses nothing', async () => {
      const { workers } = await open()
      const { verdicts } = await race(workers, async () => {
        const { child } = await cluster.masterOf('{fault2.7}')
        child.kill('SIGSTOP')
        await pause(1000)
        child.kill('SIGCONT')
      })
      await check(workers, verdicts)
      await close(workers)
    })

    test('of which a worker dies decides what it left when that is given again', async () => {
      const { store, workers } = await open()
      const dying = await startWorker(store, 'memory')
      for (const story of stories) void dying.give(printOf(story, 'morning'))
      while (dying.acknowledged.size === 0) await pause(1)
      await dying.kill()
      expect(dying.acknowledged.size).toBeLessThan(STORIES)
      const { verdicts } = await race(workers, async () => {})
      await check(workers, verdicts)
      await close(workers)
    })

    test('of which a worker stands still for a while, and goes on', async () => {
      const { store, workers } = await open()
      const slow = await startWorker(store, 'memory')
      const { verdicts } = await race(workers, async () => {
        const given = stories.map((story) => slow.give(printOf(story, 'morning')))
        await pause(100)
        slow.child.kill('SIGSTOP')
        await pause(1000)
        slow.child.kill('SIGCONT')
        while (slow.acknowledged.size < STORIES) await pause(50)
        await Promise.all(given)
      })
      await slow.kill()
      // Of the three answers to the two prints of a story, two are to one article.
      for (const [id, answer] of slow.acknowledged) expect(answer).toBe(verdicts.get(id))
      await check(workers, verdicts)
      await close(workers)
    })

    test('of which a node is slow: four fifths of the time it does not run', async () => {
      const { workers } = await open()
      const { verdicts } = await race(workers, async () => {
        const { child } = await cluster.masterOf('{slow.7}')
        for (let i = 0; i < 10; i++) {
          child.kill('SIGSTOP')
          await pause(400)
          child.kill('SIGCONT')
          await pause(100)
        }
      })
      await check(workers, verdicts)
      await close(workers)
    })

    test('to which articles come twice, in another order, by both workers', async () => {
      const { workers } = await open()
      const all = stories.flatMap((story) => [printOf(story, 'morning'), printOf(story, 'evening')])
      const answers = await Promise.all([
        ...all.map((article) => workers[0]!.add(article)),
        ...[...all].reverse().map((article) => workers[1]!.add(article)),
        ...all.slice(STORIES / 2).map((article) => workers[0]!.add(article)),
      ])
      const verdicts = new Map(answers.map(({ id, status, was }) => [id, was ?? status]))
      for (const { id, status } of answers) if (status === 'new') expect(verdicts.get(id)).toBe('new')
      expect(answers.filter(({ status }) => status === 'new').length).toBe(STORIES)
      await check(workers, verdicts)
      await close(workers)
    })

    // The first shows that the fault bites: nothing is waited for, and nobody sends anything again.
    test.each([
      { durability: 'memory', workerDies: true, loses: true },
      { durability: 'memory', workerDies: false, loses: false },
      { durability: 'replicated', workerDies: true, loses: false },
    ] as const)(
      'of which a master dies, $durability, the worker too: $workerDies; acknowledged articles are lost: $loses',
      async ({ durability, workerDies, loses }) => {
        const { acknowledged, lost, unpaired } = await lossesOf(
          cluster,
          `lost${names++}`,
          KILLED,
          durability,
          workerDies,
        )
        expect(acknowledged).toBeGreaterThan(20)
        if (loses) expect(lost).toBeGreaterThan(0)
        else expect([lost, unpaired]).toEqual([0, 0])
      },
    )

    test('refuses a server of the version before functions, or a user without them, by name', async () => {
      const after = await cluster.masterOf('{fault5.1}')
      for (const { command } of cluster.servers)
        await command('ACL', 'SETUSER', 'reader', 'on', '>secret', '~*', '+@all', '-fcall').catch(() => {})
      const connection = await Connection.open(`redis://reader:secret@127.0.0.1:${after.port}`, false)
      await expect(connection.call(functionName('append'), ['x'], ['0', '0', ''])).rejects.toMatchObject({
        code: 'STORE_FAILED',
        message: expect.stringContaining('+fcall'),
      })
      connection.close()
    })
  },
)

/** Servers, and a kernel that gives a process a network of its own with rules. */
const PARTITION =
  SERVER !== undefined && spawnSync('unshare', ['-n', 'sh', '-c', 'ip link set lo up && nft list ruleset']).status === 0

describe.skipIf(!PARTITION).each(rounds(ROUNDS))('a partition of the network, round %i', { timeout: 300_000 }, () => {
  test('loses what no replica has, unless it is waited for or sent again', () => {
    const script = new URL('in-partition.ts', import.meta.url).pathname
    const { stdout, stderr } = spawnSync('unshare', ['-n', process.execPath, '--import', 'tsx', script], {
      encoding: 'utf8',
    })
    const found = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line || '{}') as object)
    const none = { lost: 0, unpaired: 0 }
    expect(found, stderr).toMatchObject([
      { durability: 'memory', workerDies: true, lost: expect.toSatisfy((lost: number) => lost > 0) },
      { durability: 'memory', workerDies: false, ...none },
      { durability: 'replicated', workerDies: true, ...none },
    ])
  })
})

test.skipIf(PARTITION)('a partition cannot be made here: it needs unshare, ip, nft and the right to use them', () => {
  expect(PARTITION).toBe(false)
})

test.skipIf(SERVER !== undefined)('servers are missing: apt-get install redis-server', () => {
  expect(spawnSync('redis-server', ['--version']).status).not.toBe(0)
})

function rounds(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i + 1)
}
