import { hashWord } from '../structures/hash.js'
import { FEED_TREES } from './feed-trees.table.js'
import { PAIR_TREES } from './pair-trees.table.js'
import * as weights from './weights.js'

let version: string | undefined

/** Differs between two trainings of the models: a hash of all their numbers, eight hexadecimal digits. */
export function modelVersion(): string {
  version ??= hashWord(JSON.stringify([PAIR_TREES, FEED_TREES, { ...weights }]))
    .toString(16)
    .padStart(8, '0')
  return version
}
