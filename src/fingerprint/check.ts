import { DoppelwireError } from '../errors.js'
import { describe } from '../options.js'
import type { Fingerprint } from './parts.js'

/** Whether a value has the parts of a fingerprint: one that was read from JSON without `decodeFingerprint` has not. */
export function isFingerprint(value: unknown): value is Fingerprint {
  const given = value as Partial<Fingerprint> | null | undefined
  return (
    typeof given?.options === 'object' &&
    given.options !== null &&
    typeof given.textHash === 'bigint' &&
    given.words instanceof Uint32Array &&
    given.signature instanceof Uint32Array &&
    given.flags instanceof Uint8Array &&
    given.spans instanceof Uint8Array &&
    Array.isArray(given.datelinePlaces)
  )
}

export const FINGERPRINT_EXPECTED = 'expected one as createFingerprinter or decodeFingerprint gives it'

/** @throws DoppelwireError `FINGERPRINT_INVALID` for what is no fingerprint; `what` names it */
export function checkFingerprint(value: Fingerprint, what = 'fingerprint'): Fingerprint {
  if (isFingerprint(value)) return value
  throw new DoppelwireError('FINGERPRINT_INVALID', `${what}: ${FINGERPRINT_EXPECTED}, found ${describe(value)}`)
}

/** Refuses two fingerprints made with different options: their hashes would not be comparable. */
export function checkComparable(a: Pick<Fingerprint, 'options'>, b: Pick<Fingerprint, 'options'>): void {
  for (const option of ['shingleWords', 'signatureValues', 'seed', 'boilerplate'] as const) {
    if (a.options[option] === b.options[option]) continue
    throw new DoppelwireError(
      'FINGERPRINT_MISMATCH',
      `fingerprints differ in ${option}: ${a.options[option]} and ${b.options[option]}; take both with the same options`,
    )
  }
}
