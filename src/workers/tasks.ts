import type { DeduperOptions } from '../deduper/options.js'
import type { FingerprintOptions } from '../fingerprint/fingerprint.js'
import type { TextMasks } from '../neighbourhood/text-masks.js'

/** The worker takes the fingerprints of these texts. */
export interface FingerprintTask {
  readonly options: FingerprintOptions
  /** Language tags; undefined for a text without one. */
  readonly langs: readonly (string | undefined)[]
  readonly texts: readonly string[]
}

/** Encoded fingerprints in one buffer, one after the other; each starts at a multiple of 4 bytes. */
export interface FingerprintResult {
  readonly bytes: Uint8Array
  /** By article: where its fingerprint ends. */
  readonly ends: Uint32Array
}

/** The worker takes the fingerprints of these texts, as a corpus stores them, and the keys that they are found by. */
export interface PrepareTask extends FingerprintTask {
  readonly seeksRewrites: boolean
}

/** The stored bytes and the `TextKeys` of each article, in columns. */
export interface PrepareResult extends FingerprintResult {
  readonly textHashes: BigUint64Array
  /** One after the other. An article has `signatureValues` values, or none where `signed` is 0. */
  readonly signatures: Uint32Array
  readonly signed: Uint8Array
  /** One after the other; that of an article ends at its entry in `sketchEnds`. */
  readonly sketches: Uint16Array
  readonly sketchEnds: Uint32Array
  readonly hasUnsegmented: Uint8Array
  readonly languages: readonly string[]
}

/** Stored fingerprints that a worker may not know yet: shared buffers, from the given numbers on. */
export interface NewBuffers {
  readonly firstChunk: number
  readonly chunks: readonly (Uint8Array | undefined)[]
  readonly firstPage: number
  readonly pages: readonly Int32Array[]
  /** All languages from the first. */
  readonly languages: readonly string[]
}

/** The worker compares stored texts with their candidates. */
export interface VerifyTask {
  readonly threshold: number
  readonly options: Pick<DeduperOptions, 'level' | 'threshold' | 'preset'>
  readonly newBuffers: NewBuffers
  /** In shared memory, of which each task brings views of its own. */
  readonly masks: TextMasks
  /** Changes with the masks. */
  readonly masksVersion: number
  readonly textIds: Int32Array
  /** One after the other; those of a text end at its entry in `candidateEnds`. */
  readonly candidates: Int32Array
  readonly candidateEnds: Int32Array
}

/** The pairs that may be copies, in the order of the task, in columns. */
export interface VerifyResult {
  /** By copy: the text that was compared with it. */
  readonly texts: Int32Array
  readonly copies: Int32Array
  /** Indexes in `RELATIONS`. */
  readonly relations: Uint8Array
  /** Indexes in `RELATIONS` of what the pairs are if they are no copies; `NO_RELATION` where nothing is told. */
  readonly otherwise: Uint8Array
  /** By pair the shares of both texts that are carried over; not numbers where the pair has none. */
  readonly shares: Float64Array
  readonly scores: Float64Array
  /** By pair `PAIR_INPUTS.length` numbers; not numbers where the pair has no evidence. */
  readonly inputs: Float64Array
  /** By pair two entries, of the shorter and of the longer: how many phrases stand for it, and where its shared ones end. */
  readonly kept: Uint16Array
  readonly sharedEnds: Uint32Array
  readonly shared: Uint32Array
  /** How many pairs were compared. */
  readonly compared: number
  readonly worker: number
  /** How many chunks and pages of fingerprints this worker knows now. */
  readonly chunks: number
  readonly pages: number
}
