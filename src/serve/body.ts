import type { IncomingMessage } from 'node:http'
import { Refusal } from './guard.js'

/**
 * The JSON value of a request's body.
 *
 * @throws Refusal 415 for another type, 413 for more than `most` bytes, 400 for what is no JSON in UTF-8
 */
export async function readJson(request: IncomingMessage, most: number): Promise<unknown> {
  const type = request.headers['content-type'] ?? ''
  if (!/^application\/json\s*(?:;|$)/i.test(type) || request.headers['content-encoding'] !== undefined) {
    throw new Refusal(415, 'UNSUPPORTED_TYPE', 'expected Content-Type application/json, without Content-Encoding')
  }
  const tooLarge = () => new Refusal(413, 'BODY_TOO_LARGE', `expected a body of at most ${most} bytes`)
  if (Number(request.headers['content-length'] ?? 0) > most) throw tooLarge()
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length
    if (bytes > most) throw tooLarge()
    pieces.push(piece)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch {
    throw new Refusal(400, 'BODY_INVALID', 'expected JSON in UTF-8')
  }
}
