import { threadId } from 'node:worker_threads'
import Tinypool from 'tinypool'
import { RELATIONS } from '../compare/relation.js'
import { keysOf, toStoredBytes } from '../deduper/corpus.js'
import { decodeFingerprint, encodeFingerprint } from '../fingerprint/codec.js'
import {
  createFingerprinter,
  type Fingerprint,
  type Fingerprinter,
  type FingerprintOptions,
} from '../fingerprint/fingerprint.js'
import { FingerprintReader } from '../verify/fingerprint-store.js'
import { Query, Verifier } from '../verify/verifier.js'
import type {
  FingerprintResult,
  FingerprintTask,
  PrepareResult,
  PrepareTask,
  VerifyResult,
  VerifyTask,
} from './tasks.js'

/*
 * What runs in a worker. One pool serves one batch with the same options from beginning to end, so what a worker remembers
 * from task to task is always of that batch.
 */

let fingerprinter: Promise<Fingerprinter> | undefined

async function fingerprintsOf({ options, langs, texts }: FingerprintTask): Promise<Fingerprint[]> {
  fingerprinter ??= createFingerprinter(options as FingerprintOptions)
  const fingerprint = await fingerprinter
  return texts.map((text, i) => fingerprint({ text, lang: langs[i] }))
}

export async function fingerprint(task: FingerprintTask): Promise<FingerprintResult> {
  return moved(joined((await fingerprintsOf(task)).map(encodeFingerprint)))
}

export async function prepare(task: PrepareTask): Promise<PrepareResult> {
  const fingerprints = await fingerprintsOf(task)
  const keys = fingerprints.map((fingerprint) => keysOf(new Query(fingerprint, task.seeksRewrites)))
  const signatures = concatenated(
    keys.map(({ signature }) => signature),
    Uint32Array,
  )
  const phrases = concatenated(
    keys.map((key) => key.phrases),
    Uint32Array,
  )
  const sketches = concatenated(
    keys.map(({ header }) => header.sketch),
    Uint16Array,
  )
  return moved({
    ...joined(fingerprints.map((fingerprint) => toStoredBytes(fingerprint))),
    identities: BigUint64Array.from(fingerprints, ({ textHash }) => textHash),
    signatures: signatures.values,
    signed: Uint8Array.from(keys, ({ signature }) => Number(signature.length > 0)),
    phrases: phrases.values,
    phraseEnds: phrases.ends,
    sketches: sketches.values,
    sketchEnds: sketches.ends,
    hasUnsegmented: Uint8Array.from(keys, ({ header }) => Number(header.hasUnsegmented)),
    languages: keys.map(({ header }) => header.language),
  })
}

const arena = new FingerprintReader({ chunks: [], pages: [], languages: [] })
let verifier: Verifier | undefined

export function verify({ threshold, seeksRewrites, grown, texts, others, ends }: VerifyTask): VerifyResult {
  const { buffers } = arena
  for (const [i, chunk] of grown.chunks.entries()) buffers.chunks[grown.firstChunk + i] = chunk
  for (const [i, page] of grown.pages.entries()) buffers.pages[grown.firstPage + i] = page
  for (const [i, language] of grown.languages.entries()) buffers.languages[i] = language
  verifier ??= new Verifier(arena, threshold)
  const before = verifier.compared
  const found = [...texts].flatMap((text, of) => {
    const query = new Query(decodeFingerprint(arena.get(text)), seeksRewrites)
    const proposed = others.subarray(of === 0 ? 0 : ends[of - 1]!, ends[of])
    return verifier!.verify(query, proposed, text).map((verified) => ({ of, ...verified }))
  })
  return {
    of: Int32Array.from(found, ({ of }) => of),
    others: Int32Array.from(found, ({ text }) => text),
    relations: Uint8Array.from(found, ({ relation }) => RELATIONS.indexOf(relation)),
    scores: Float64Array.from(found, ({ score }) => score),
    compared: verifier.compared - before,
    worker: threadId,
    chunks: buffers.chunks.length,
    pages: buffers.pages.length,
  }
}

function joined(parts: readonly Uint8Array[]): FingerprintResult {
  const ends = new Uint32Array(parts.length)
  let end = 0
  for (const [i, part] of parts.entries()) ends[i] = end = Math.ceil(end / 4) * 4 + part.length
  const bytes = new Uint8Array(end)
  for (const [i, part] of parts.entries()) bytes.set(part, ends[i]! - part.length)
  return { bytes, ends }
}

function concatenated<Values extends Uint16Array | Uint32Array>(
  parts: readonly Values[],
  Type: new (length: number) => Values,
): { values: Values; ends: Uint32Array } {
  const ends = new Uint32Array(parts.length)
  let end = 0
  for (const [i, part] of parts.entries()) ends[i] = end += part.length
  const values = new Type(end)
  for (const [i, part] of parts.entries()) values.set(part, ends[i]! - part.length)
  return { values, ends }
}

/** Hands the buffers of a result over instead of copying them. */
function moved<Result extends object>(result: Result): Result {
  const buffers = Object.values(result).flatMap((value) => (ArrayBuffer.isView(value) ? [value.buffer] : []))
  const transferable = { [Tinypool.transferableSymbol]: buffers, [Tinypool.valueSymbol]: result }
  return Tinypool.move(transferable as never) as unknown as Result
}
