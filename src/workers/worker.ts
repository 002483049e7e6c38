import { threadId } from 'node:worker_threads'
import Tinypool from 'tinypool'
import { type Compare, comparerOf } from '../deduper/internals.js'
import { keysOf, toStoredBytes } from '../deduper/text-keys.js'
import {
  createFingerprinter,
  type Fingerprint,
  type Fingerprinter,
  type FingerprintOptions,
} from '../fingerprint/fingerprint.js'
import { encodeFingerprint } from '../fingerprint/sealed-bytes.js'
import { NO_MASKS } from '../neighbourhood/text-masks.js'
import { FingerprintReader } from '../verify/fingerprint-store.js'
import { Query } from '../verify/query.js'
import { NO_TERM_SKETCH } from '../verify/term-sketch.js'
import { Verifier } from '../verify/verifier.js'
import { concatenate, concatenateAligned, evidenceColumns, relationColumns } from './columns.js'
import type {
  FingerprintResult,
  FingerprintTask,
  PrepareResult,
  PrepareTask,
  VerifyResult,
  VerifyTask,
} from './tasks.js'

/*
 * The functions that run in a worker thread. A pool lives as long as one call of `addAll` or `fingerprintAll`, and all
 * tasks of that call have the same options. So the variables of this module hold what is of that call only.
 */

let fingerprinter: Promise<Fingerprinter> | undefined

async function fingerprintsOf({ options, langs, texts }: FingerprintTask): Promise<Fingerprint[]> {
  fingerprinter ??= createFingerprinter(options as FingerprintOptions)
  const fingerprint = await fingerprinter
  return texts.map((text, i) => fingerprint({ text, lang: langs[i] }))
}

export async function fingerprint(task: FingerprintTask): Promise<FingerprintResult> {
  const { values: bytes, ends } = concatenateAligned((await fingerprintsOf(task)).map(encodeFingerprint))
  return transfer({ bytes, ends })
}

export async function prepare(task: PrepareTask): Promise<PrepareResult> {
  const fingerprints = await fingerprintsOf(task)
  const keys = fingerprints.map((fingerprint) => keysOf(new Query({ fingerprint }, task.seeksRewrites)))
  const bytes = concatenateAligned(fingerprints.map((fingerprint) => toStoredBytes(fingerprint)))
  const ofSignatures = keys.map(({ signature }) => signature)
  const sketches = concatenate(
    keys.map(({ header }) => header.sketch ?? NO_TERM_SKETCH),
    Uint16Array,
  )
  return transfer({
    bytes: bytes.values,
    ends: bytes.ends,
    textHashes: BigUint64Array.from(fingerprints, ({ textHash }) => textHash),
    signatures: concatenate(ofSignatures, Uint32Array).values,
    signed: Uint8Array.from(ofSignatures, ({ length }) => Number(length > 0)),
    sketches: sketches.values,
    sketchEnds: sketches.ends,
    hasUnsegmented: Uint8Array.from(keys, ({ header }) => Number(header.hasUnsegmented)),
    languages: keys.map(({ header }) => header.language),
  })
}

/** The fingerprints of the main thread, in shared memory. */
const fingerprints = new FingerprintReader({ chunks: [], pages: [], languages: [] })
let verifier: Verifier | undefined
let compare: Compare | undefined
let masks = NO_MASKS
let masksVersion = -1

export function verify(task: VerifyTask): VerifyResult {
  const { threshold, options, newBuffers, textIds, candidates, candidateEnds } = task
  const { buffers } = fingerprints
  for (const [i, chunk] of newBuffers.chunks.entries()) buffers.chunks[newBuffers.firstChunk + i] = chunk
  for (const [i, page] of newBuffers.pages.entries()) buffers.pages[newBuffers.firstPage + i] = page
  for (const [i, language] of newBuffers.languages.entries()) buffers.languages[i] = language
  verifier ??= new Verifier(fingerprints, threshold, options.level === 'rewrite')
  // As long as nothing is masked anew, what was derived of masked texts stays.
  if (task.masksVersion !== masksVersion) ({ masks, masksVersion } = task)
  compare ??= comparerOf(verifier, options, () => masks)
  const comparedBefore = verifier.compared
  const pairs = Array.from(textIds, (textId, i) => ({
    textId,
    candidates: [...candidates.subarray(candidateEnds[i - 1] ?? 0, candidateEnds[i])],
  })).flatMap(compare)
  return {
    texts: Int32Array.from(pairs, ({ a }) => a),
    copies: Int32Array.from(pairs, ({ b }) => b),
    ...relationColumns(pairs),
    scores: Float64Array.from(pairs, ({ score }) => score),
    ...evidenceColumns(pairs),
    compared: verifier.compared - comparedBefore,
    worker: threadId,
    chunks: buffers.chunks.length,
    pages: buffers.pages.length,
  }
}

/** Transfers the buffers of a result to the main thread instead of copying them. */
function transfer<Result extends object>(result: Result): Result {
  const buffers = Object.values(result).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer] : []))
  const transferable = { [Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: result }
  return Tinypool.move(transferable as never) as unknown as Result
}
