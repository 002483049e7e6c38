import type { FeedEvidence, KeptPhrases } from '../compare/feed-evidence.js'
import { PAIR_INPUTS } from '../compare/inputs.js'
import { type Neighbourly, RELATIONS } from '../compare/relation.js'
import type { ComparedPair } from '../deduper/internals.js'
import type { VerifyResult } from './tasks.js'

/** Arrays in one array, one after the other, and where each ends. */
export interface Concatenated<Values> {
  readonly values: Values
  readonly ends: Uint32Array
}

export function concatenate<Values extends Uint8Array | Uint16Array | Uint32Array>(
  parts: readonly Values[],
  Type: new (length: number) => Values,
): Concatenated<Values> {
  return fill(parts, Type, 1)
}

/** The same for bytes; each part starts at a multiple of 4, so that 32-bit numbers in it can be read in place. */
export function concatenateAligned(parts: readonly Uint8Array[]): Concatenated<Uint8Array> {
  return fill(parts, Uint8Array, ALIGNMENT)
}

/** Part `i` of what {@link concatenateAligned} made: a view. */
export function alignedPart({ values, ends }: Concatenated<Uint8Array>, i: number): Uint8Array {
  return values.subarray(alignedUp(ends[i - 1] ?? 0, ALIGNMENT), ends[i])
}

const ALIGNMENT = 4

function fill<Values extends Uint8Array | Uint16Array | Uint32Array>(
  parts: readonly Values[],
  Type: new (length: number) => Values,
  alignment: number,
): Concatenated<Values> {
  const ends = new Uint32Array(parts.length)
  let end = 0
  for (const [i, part] of parts.entries()) ends[i] = end = alignedUp(end, alignment) + part.length
  const values = new Type(end)
  for (const [i, part] of parts.entries()) values.set(part, ends[i]! - part.length)
  return { values, ends }
}

function alignedUp(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment
}

const NO_RELATION = 255

type RelationColumns = Pick<VerifyResult, 'relations' | 'otherwise' | 'shares'>

/** What pairs are, if copies and otherwise, and what share is carried over, in columns. */
export function relationColumns(pairs: readonly ComparedPair[]): RelationColumns {
  return {
    relations: Uint8Array.from(pairs, ({ relation }) => RELATIONS.indexOf(relation)),
    otherwise: Uint8Array.from(pairs, ({ otherwise }) => (otherwise ? RELATIONS.indexOf(otherwise) : NO_RELATION)),
    shares: Float64Array.from(
      pairs.flatMap(({ shared }) => (shared ? [shared.a, shared.b] : [Number.NaN, Number.NaN])),
    ),
  }
}

export function relationsAt(
  { relations, otherwise, shares }: RelationColumns,
  i: number,
): Pick<ComparedPair, 'relation' | 'otherwise' | 'shared'> {
  const [a, b] = [shares[2 * i]!, shares[2 * i + 1]!]
  return {
    relation: RELATIONS[relations[i]!]!,
    otherwise: RELATIONS[otherwise[i]!] as Neighbourly | undefined,
    shared: Number.isNaN(a) ? undefined : { a, b },
  }
}

type EvidenceColumns = Pick<VerifyResult, 'inputs' | 'kept' | 'sharedEnds' | 'shared'>

/** The evidence of pairs, in columns. */
export function evidenceColumns(pairs: readonly ComparedPair[]): EvidenceColumns {
  const inputs = new Float64Array(pairs.length * PAIR_INPUTS.length).fill(Number.NaN)
  const kept = new Uint16Array(2 * pairs.length)
  const phrases = pairs.flatMap(({ evidence }, i) => {
    if (evidence === undefined) return [NONE, NONE]
    inputs.set(evidence.inputs, i * PAIR_INPUTS.length)
    kept.set([evidence.shorter.kept, evidence.longer.kept], 2 * i)
    return [evidence.shorter.shared, evidence.longer.shared]
  })
  const { values: shared, ends: sharedEnds } = concatenate(phrases, Uint32Array)
  return { inputs, kept, sharedEnds, shared }
}

const NONE = new Uint32Array(0)

/** The evidence of one pair of the columns; undefined where it has none. */
export function evidenceAt({ inputs, kept, sharedEnds, shared }: EvidenceColumns, i: number): FeedEvidence | undefined {
  const own = inputs.subarray(i * PAIR_INPUTS.length, (i + 1) * PAIR_INPUTS.length)
  if (Number.isNaN(own[0])) return undefined
  const ofText = (at: number): KeptPhrases => ({
    kept: kept[at]!,
    shared: shared.subarray(sharedEnds[at - 1] ?? 0, sharedEnds[at]),
  })
  return { inputs: own, shorter: ofText(2 * i), longer: ofText(2 * i + 1) }
}
