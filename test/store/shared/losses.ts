import { generateWire } from '../../../bench/generate/wire.js'
import { openSharedDeduper } from '../../../src/store/shared/open-shared.js'
import { pause, type Server, type ServerCluster } from './server.js'
import { startWorker } from './worker.js'

/* What a worker was told is stored while a master is lost, and what of it is there afterwards. */

const STORIES = 400

/** A way to lose a master whose last seconds no replica has. */
export interface Loss {
  /** From now on the replica hears nothing of the master. */
  begin(master: Server, replica: Server): Promise<void> | void
  /** So long the worker goes on, in milliseconds. */
  readonly lasts: number
  /** The master is lost; the replica may take over. */
  lose(master: Server, replica: Server): Promise<void> | void
  /** The old master comes back. */
  heal(master: Server, replica: Server): Promise<void> | void
}

/** The replica is cut off, then the master dies. A replica that is not has all, also where it was slow: it stands in its socket. */
export const KILLED: Loss = {
  begin: async (master, replica) => {
    await replica.command('CONFIG', 'SET', 'masteruser', 'nobody', 'masterauth', 'wrong')
    await master.command('CLIENT', 'KILL', 'TYPE', 'replica')
  },
  lasts: 1000,
  lose: (master) => void master.child.kill('SIGKILL'),
  heal: async (master, replica) => {
    await replica.command('CONFIG', 'SET', 'masteruser', '', 'masterauth', '')
    master.restart()
  },
}

/** The other servers hear nothing of the master, which does not know yet, and goes on. Workers reach all. To be run in a network namespace. */
export function partitioned(rule: (...words: readonly string[]) => void, servers: readonly Server[]): Loss {
  return {
    begin: ({ host }) => {
      for (const { host: other } of servers) {
        if (other === host) continue
        rule('ip', 'saddr', host, 'ip', 'daddr', other, 'drop')
        rule('ip', 'saddr', other, 'ip', 'daddr', host, 'drop')
      }
    },
    lasts: 1500,
    lose: () => {},
    heal: () => rule(),
  }
}

/**
 * @param workerDies before it could send anything again
 * @returns how many articles were acknowledged, how many of these are not there afterwards, and how many stories were acknowledged in two
 *   prints that share no cluster
 */
export async function lossesOf(
  cluster: ServerCluster,
  name: string,
  { begin, lasts, lose, heal }: Loss,
  durability: 'memory' | 'replicated',
  workerDies: boolean,
): Promise<{ acknowledged: number; lost: number; unpaired: number }> {
  const store = `${cluster.url}?namespace=${name}`
  const worker = await startWorker(store, durability)
  const stories = [...generateWire({ count: 3 * STORIES, seed: 23 })]
    .flatMap(({ version, article }) => (version === undefined ? [article] : []))
    .slice(0, STORIES)
  const prints = (story: (typeof stories)[number]) =>
    ['morning', 'evening'].map((edition) => ({
      id: `${story.id} ${edition}`,
      text: `${story.text}\n\nThis is the ${edition} edition, with a line of its own.`,
    }))
  let feeding = true
  const given: (typeof stories)[number][] = []
  const feed = async () => {
    for (const story of stories) {
      if (!feeding) return
      given.push(story)
      for (const print of prints(story)) await worker.give(print)
    }
  }
  const master = await cluster.masterOf(`{${name}.7}`)
  const replica = await cluster.replicaOf(master)
  const others = cluster.servers.filter((server) => server !== master)
  const fed = feed()
  while (worker.acknowledged.size < 20) await pause(20)
  await begin(master, replica)
  await pause(lasts)
  await lose(master, replica)
  if (workerDies) await worker.kill()
  while ((await cluster.masterOf(`{${name}.7}`, others)) === master) await pause(50)
  feeding = false
  await heal(master, replica)
  await cluster.whole()
  if (!workerDies) {
    await fed
    while (worker.acknowledged.size < 2 * given.length) await pause(50)
    // By then it has asked who the servers are, and sent again what they may not have.
    await pause(3000)
    await worker.kill()
  }
  await using after = await openSharedDeduper({ store, window: 'none', level: 'reprint' })
  let lost = 0
  for (const id of worker.acknowledged.keys()) if (!(await after.has(id))) lost++
  const together = new Set<string>()
  for await (const { members } of after.clusters()) {
    for (const { id } of members) if (members.length > 1) together.add(id)
  }
  const unpaired = given.filter((story) =>
    prints(story).every(({ id }) => worker.acknowledged.has(id) && !together.has(id)),
  ).length
  return { acknowledged: worker.acknowledged.size, lost, unpaired }
}
