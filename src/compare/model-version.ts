import { hashWord } from '../structures/hash.js'
import { FEED_TREES } from './feed-trees.table.js'
import { PAIR_TREES } from './pair-trees.table.js'
import {
  FEED_CALIBRATION,
  FEED_PRESETS,
  PAIR_CALIBRATION,
  PARTIAL,
  PRESETS,
  STORY,
  STORY_GATE,
  TEMPLATE,
} from './weights.js'

// Each by its name: an object made of the whole module would keep the models of feeds in bundles that compare pairs alone.
const WEIGHTS = { FEED_CALIBRATION, FEED_PRESETS, PAIR_CALIBRATION, PARTIAL, PRESETS, STORY, STORY_GATE, TEMPLATE }

let version: string | undefined

/** Differs between two trainings of the models: a hash of all their numbers, eight hexadecimal digits. */
export function modelVersion(): string {
  version ??= hashWord(JSON.stringify([PAIR_TREES, FEED_TREES, WEIGHTS]))
    .toString(16)
    .padStart(8, '0')
  return version
}
