import { threadId } from 'node:worker_threads'
import Tinypool from 'tinypool'
import { RELATIONS } from '../compare/relation.js'
import { Suspect, Verifier } from '../verify/verifier.js'
import { keysOf, toStoredBytes } from '../deduper/corpus.js'
import { ArenaReader } from '../verify/fingerprint-store.js'
import { decode, encode } from '../fingerprint/codec.js'
import {
  createFingerprinter,
  type Fingerprint,
  type Fingerprinter,
  type FingerprintOptions,
} from '../fingerprint/fingerprint.js'
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
  return moved(joined((await fingerprintsOf(task)).map(encode)))
}

export async function prepare(task: PrepareTask): Promise<PrepareResult> {
  const fingerprints = await fingerprintsOf(task)
  const keys = fingerprints.map((fingerprint) => keysOf(new Suspect(fingerprint, task.seeksRewrites)))
  const signatures = concatenated(
    keys.map(({ signature }) => signature),
    Uint32Array,
  )
  const phrases = concatenated(
    keys.map((key) => key.phrases),
    Uint32Array,
  )
  const outlines = concatenated(
    keys.map(({ label }) => label.outline),
    Uint16Array,
  )
  return moved({
    ...joined(fingerprints.map((fingerprint) => toStoredBytes(fingerprint))),
    identities: BigUint64Array.from(fingerprints, ({ identity }) => identity),
    signatures: signatures.values,
    signed: Uint8Array.from(keys, ({ signature }) => Number(signature.length > 0)),
    phrases: phrases.values,
    phraseEnds: phrases.ends,
    outlines: outlines.values,
    outlineEnds: outlines.ends,
    dense: Uint8Array.from(keys, ({ label }) => Number(label.dense)),
    languages: keys.map(({ label }) => label.language),
  })
}

const arena = new ArenaReader({ chunks: [], pages: [], languages: [] })
let verifier: Verifier | undefined

export function verify({ threshold, seeksRewrites, grown, texts, others, ends }: VerifyTask): VerifyResult {
  const { parts } = arena
  for (const [i, chunk] of grown.chunks.entries()) parts.chunks[grown.firstChunk + i] = chunk
  for (const [i, page] of grown.pages.entries()) parts.pages[grown.firstPage + i] = page
  for (const [i, language] of grown.languages.entries()) parts.languages[i] = language
  verifier ??= new Verifier(arena, threshold)
  const before = verifier.compared
  const found = [...texts].flatMap((text, of) => {
    const suspect = new Suspect(decode(arena.get(text)), seeksRewrites)
    const proposed = others.subarray(of === 0 ? 0 : ends[of - 1]!, ends[of])
    return verifier!.verify(suspect, proposed, text).map((verified) => ({ of, ...verified }))
  })
  return {
    of: Int32Array.from(found, ({ of }) => of),
    others: Int32Array.from(found, ({ text }) => text),
    relations: Uint8Array.from(found, ({ relation }) => RELATIONS.indexOf(relation)),
    scores: Float64Array.from(found, ({ score }) => score),
    compared: verifier.compared - before,
    worker: threadId,
    chunks: parts.chunks.length,
    pages: parts.pages.length,
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
