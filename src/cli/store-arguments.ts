import type { DeduperOptions } from '../deduper/options.js'
import type { OpenDeduperOptions } from '../store/options.js'
import { CLUSTER_HELP, toNumber, toThreshold, usage } from './arguments.js'
import { toPolicy } from './policy.js'

/** Options of a store that a command may make. */
export const STORE_OPTIONS = {
  store: { type: 'string' },
  window: { type: 'string' },
  'max-articles': { type: 'string' },
  durability: { type: 'string' },
  level: { type: 'string' },
  preset: { type: 'string' },
  threshold: { type: 'string' },
  'keep-boilerplate': { type: 'boolean' },
  representative: { type: 'string' },
  'on-duplicate': { type: 'string' },
} as const

export const STORE_HELP = `\
  --store DIR          the folder of the store; made where there is none. Or redis://HOST:PORT of one Redis, Valkey or cluster, or
                       rediss://: then many workers share what they remember (docs/cluster.md)
  --window LENGTH      how long an article is remembered, by the dates of the articles: a number with m, h, d or w
                       (default 30d), or none
  --max-articles N     the most articles that are remembered; of more the oldest leave
  --durability WHEN    when an article counts as stored: disk (default; survives a loss of power) or memory (survives
                       the end of the process); of a shared store memory (default) or replicated (a replica has it)

How to compare (kept in the store; may be left out when it exists)
${CLUSTER_HELP}
  --on-duplicate POLICY
                       what to do if an id comes again with another text: version (default; keep both, the later as
                       id#2), replace, or error`

type Values = { readonly [Name in keyof typeof STORE_OPTIONS]?: string | boolean }

/** The folder that `--store` names. */
export function toStore(command: string, { store }: { readonly store?: string | boolean }): string {
  if (typeof store === 'string' && store !== '') return store
  throw usage(command, '--store: expected the folder of a store, found none')
}

/** How to open the store, as the arguments say; `openDeduper` checks the values. */
export function toOpening(command: string, values: Values): OpenDeduperOptions {
  const text = (name: keyof Values) => values[name] as string | undefined
  const given = {
    window: text('window'),
    durability: text('durability') as OpenDeduperOptions['durability'],
    level: text('level') as DeduperOptions['level'] | undefined,
    preset: text('preset') as DeduperOptions['preset'] | undefined,
    onDuplicate: (text('on-duplicate') ?? 'version') as DeduperOptions['onDuplicate'],
    threshold: text('threshold') === undefined ? undefined : toThreshold(command, { threshold: text('threshold')! }),
    boilerplate: values['keep-boilerplate'] ? false : undefined,
    representative: text('representative') === undefined ? undefined : toPolicy(command, text('representative')!),
    maxArticles:
      text('max-articles') === undefined ? undefined : toNumber(command, 'max-articles', text('max-articles')!),
  }
  const present = Object.entries(given).filter(([, value]) => value !== undefined)
  return { store: toStore(command, values), ...Object.fromEntries(present) }
}
