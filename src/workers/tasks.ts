import type { FingerprintOptions } from '../fingerprint/fingerprint.js'

/** Texts of which a worker is to take the fingerprints. */
export interface FingerprintTask {
  readonly options: FingerprintOptions
  /** Tags of language, where the caller gave some. */
  readonly langs: readonly (string | undefined)[]
  readonly texts: readonly string[]
}

/** Encoded fingerprints, end to end; each begins at a multiple of 4. */
export interface FingerprintResult {
  readonly bytes: Uint8Array
  /** By article: where its fingerprint ends. */
  readonly ends: Uint32Array
}

/** Texts of which a worker is to make what a corpus stores and finds them by. */
export interface PrepareTask extends FingerprintTask {
  readonly seeksRewrites: boolean
}

/** The same for each article, in columns: its bytes are those that a corpus keeps. */
export interface PrepareResult extends FingerprintResult {
  readonly identities: BigUint64Array
  /** End to end: `signatureValues` or none an article, as `signed` says; phrases up to where `phraseEnds` says. */
  readonly signatures: Uint32Array
  readonly signed: Uint8Array
  readonly phrases: Uint32Array
  readonly phraseEnds: Uint32Array
  /** End to end, up to where `outlineEnds` says. */
  readonly sketches: Uint16Array
  readonly sketchEnds: Uint32Array
  readonly hasUnsegmented: Uint8Array
  readonly languages: readonly string[]
}

/** Stored texts that a worker is to compare with others. */
export interface VerifyTask {
  readonly threshold: number
  readonly seeksRewrites: boolean
  /** What the arena has grown by: shared buffers from the given place on. */
  readonly grown: {
    readonly firstChunk: number
    readonly chunks: readonly (Uint8Array | undefined)[]
    readonly firstPage: number
    readonly pages: readonly Float64Array[]
    readonly languages: readonly string[]
  }
  readonly texts: Int32Array
  /** End to end, up to where `ends` says for each text. */
  readonly others: Int32Array
  readonly ends: Int32Array
}

/** The copies among them, in order: `of` is a place in `texts`, `relations` are places in RELATIONS. */
export interface VerifyResult {
  readonly of: Int32Array
  readonly others: Int32Array
  readonly relations: Uint8Array
  readonly scores: Float64Array
  readonly compared: number
  /** The worker, and how much of the arena it knows by now. */
  readonly worker: number
  readonly chunks: number
  readonly pages: number
}
