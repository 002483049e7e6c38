import { configureGlobal } from 'fast-check'
import { beforeEach } from 'vitest'

/** Tests that take seconds, over large sets or many draws; each mutant would take them again. A score without them is no higher. */
const LONG = [
  'counts distinct ones, whatever their bits, time after time',
  'jaccard draws from the true similarity, and so does npm minhash',
  'it and npm minhash, with hashes and permutations of its own, tell the same',
  'finds every row again across 200,000 splits, and none after all are removed',
  'removes 100,000 articles of one and the same key, oldest and newest first',
  'takes at most 20 bytes a row at 200,000 rows, and no more when numbers are used again',
]

// A failure is all that a mutant needs: the case that fails is not made smaller.
configureGlobal({ endOnFailure: true })

beforeEach(({ task, skip }) => skip(LONG.includes(task.name)))
