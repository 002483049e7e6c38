import type { RepresentativePolicy } from '../cluster/representative.js'
import { usage } from './arguments.js'

/** The policy that `--representative` names; `createDeduper` checks names other than of sources. */
export function toPolicy(command: string, value: string): RepresentativePolicy {
  const list = /^sources?:(.*)$/s.exec(value)?.[1]
  if (list === undefined) return value as 'central'
  const sources = list.split(',').map((source) => source.trim())
  if (!sources.includes('')) return { sources }
  throw usage(command, `--representative: expected sources:NAME,NAME,..., found ${JSON.stringify(value)}`)
}
