import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'

const deflate = promisify(deflateRaw)

/** A value as JSON, compressed, in base64: nothing in it can end the element that holds it. */
export async function pack(value: unknown): Promise<string> {
  // Half a surrogate pair would be lost in UTF-8; JSON escapes it.
  return (await deflate(JSON.stringify(value), { level: 9 })).toString('base64')
}
