import { FINGERPRINT_DEFAULTS } from '../src/fingerprint/fingerprint.js'
import { sign } from '../src/fingerprint/signature.js'
import { createSigner } from '../src/fingerprint/text-signature.js'

/** A way to signatures: from raw text, and from the hashes of its shingles alone. */
export interface Signer {
  readonly sign: (text: string) => Uint32Array
  readonly signHashed: (hashes: Uint32Array) => Uint32Array
}

const { signatureValues, seed } = FINGERPRINT_DEFAULTS

/** As the library chooses on this machine, and by its plain TypeScript, which gives the same bits. */
export async function createSigners(): Promise<{ chosen: Signer; plain: Signer }> {
  const plain = { sign: await createSigner(), signHashed: (hashes: Uint32Array) => sign(hashes, signatureValues, seed) }
  // Until there is a kernel to choose, both are plain.
  return { chosen: plain, plain: { ...plain, sign: await createSigner() } }
}
