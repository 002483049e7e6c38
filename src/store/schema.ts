import { modelVersion } from '../compare/model-version.js'
import type { DeduperOptions } from '../deduper/options.js'
import { DoppelwireError } from '../errors.js'
import { FORMAT_VERSION } from '../fingerprint/codec.js'
import { LANGUAGE_VERSION } from '../language/language.js'
import type { StoreSchema } from './contract.js'

/** Raised whenever a store of the version before cannot be read. */
export const STORE_VERSION = 3

/** Options of a deduper that change what is stored or found. The others may differ from one opening to the next. */
export const KEPT_OPTIONS = [
  ...(['shingleWords', 'signatureValues', 'seed', 'boilerplate'] as const),
  ...(['level', 'target', 'preset', 'threshold'] as const),
]

export function schemaOf(options: DeduperOptions, window: string): StoreSchema {
  const { shingleWords, signatureValues, seed, boilerplate, level, target, preset, threshold = null } = options
  return {
    ...{ storeVersion: STORE_VERSION, fingerprintVersion: FORMAT_VERSION, languageVersion: LANGUAGE_VERSION },
    modelVersion: modelVersion(),
    ...{ shingleWords, signatureValues, seed, boilerplate, level, target, preset, threshold, window },
  }
}

/**
 * Checks that a store was made by this version of the package.
 *
 * @throws DoppelwireError `STORE_MISMATCH`, with both versions
 */
export function checkVersions(schema: StoreSchema): void {
  checkStoreVersion(schema)
  checkFingerprintVersions(schema)
  check(schema, { modelVersion: modelVersion() }, JUDGE_AGAIN)
}

/**
 * Checks that a store can be read by this version of the package at all.
 *
 * @throws DoppelwireError `STORE_MISMATCH`, with both versions
 */
export function checkStoreVersion(schema: StoreSchema): void {
  check(schema, { storeVersion: STORE_VERSION }, CARRY_OVER)
}

/**
 * Checks that fingerprints were made by this version of the package: then they can be judged again, whatever models judged them.
 *
 * @throws DoppelwireError `STORE_MISMATCH`, with both versions
 */
export function checkFingerprintVersions(schema: StoreSchema): void {
  check(schema, { fingerprintVersion: FORMAT_VERSION, languageVersion: LANGUAGE_VERSION }, READ_AGAIN)
}

const CARRY_OVER =
  'doppelwire export of the version that made it prints its articles, and import into a new store takes them'
const READ_AGAIN = 'read its articles into a new store with this version'
const JUDGE_AGAIN =
  'its pairs were judged by other models: doppelwire export prints its articles, and import into a new store judges them again, without their texts'

function check(schema: StoreSchema, expected: StoreSchema, remedy: string): void {
  for (const [name, version] of Object.entries(expected)) {
    if (schema[name] === version) continue
    throw new DoppelwireError(
      'STORE_MISMATCH',
      `store: expected ${name} ${version}, found ${shown(schema[name])}; ${remedy}`,
    )
  }
}

/**
 * Checks that the options that were given are those the store was made with.
 *
 * @throws DoppelwireError `STORE_MISMATCH`, with both values
 */
export function checkSame(given: StoreSchema, stored: StoreSchema): void {
  const differing = Object.keys(given).filter((name) => given[name] !== stored[name])
  if (differing.length === 0) return
  const both = differing.map((name) => `${name} ${shown(stored[name])}, and ${shown(given[name])} was asked for`)
  throw new DoppelwireError(
    'STORE_MISMATCH',
    `the store was made with ${both.join('; ')}; leave the option out, or make another store`,
  )
}

function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value)
}
