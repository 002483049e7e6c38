import { createSigner } from '../src/fingerprint/text-signature.js'

type Signer = (text: string) => Uint32Array

/** Raw text in, signature out: as the library chooses, and by its plain TypeScript, which gives the same bits. */
export async function createSigners(): Promise<{ chosen: Signer; plain: Signer }> {
  // Until there is a kernel to choose, both are plain.
  return { chosen: await createSigner(), plain: await createSigner() }
}
