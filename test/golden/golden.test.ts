import { expect, test } from 'vitest'
import { readFingerprints, readOutputs, readPairs } from './files.js'
import { COMMANDS, type PinnedPair, pinCommands, pinFingerprints, pinPairs } from './pinned.js'

/*
 * What fails here has changed what the library says of some text. If that was meant, `npm run golden` writes the files anew;
 * read the diff before you commit it.
 */

test('each text has the fingerprint it had', async () => {
  const now = await pinFingerprints()
  expect([...now.keys()]).toEqual([...readFingerprints().keys()])
  for (const [id, fingerprint] of readFingerprints()) expect({ id, ...now.get(id) }).toEqual({ id, ...fingerprint })
})

const RELATIONS = ['identical', 'reprint', 'rewrite', 'excerpt', 'related', 'unrelated']

test('the pairs cover every relation', () => {
  expect(readPairs().length).toBeGreaterThanOrEqual(60)
  for (const relation of RELATIONS) {
    expect(readPairs().filter((pair) => pair.relation === relation).length, relation).toBeGreaterThanOrEqual(3)
  }
})

const pairs = await pinPairs()

test.each<keyof PinnedPair>(['relation', 'direction', 'score', 'measures', 'reasons', 'passages'])(
  'each pair has the %s it had',
  (part) => {
    const pick = (all: readonly PinnedPair[]) => all.map((pair) => ({ pair: pair.pair, [part]: pair[part] }))
    expect(pick(pairs)).toEqual(pick(readPairs()))
  },
)

test('each command prints what it printed', async () => {
  const [now, before] = [await pinCommands(), readOutputs()]
  expect([...before.keys()].sort()).toEqual(Object.keys(COMMANDS).sort())
  for (const [name, output] of before) expect(now.get(name)).toBe(output)
})
