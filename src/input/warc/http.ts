import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

/** An answer of a web server as an archive has it. */
export interface HttpResponse {
  readonly status: number
  /** Of the content type: without its parameters, in lower case. */
  readonly type: string
  readonly charset: string | undefined
  readonly body: Buffer
}

/**
 * Reads an answer, and unpacks its body.
 *
 * @throws Error for a body that cannot be unpacked, or is larger than `limit`.
 */
export function readResponse(block: Buffer, limit: number): HttpResponse | undefined {
  const crlf = block.indexOf('\r\n\r\n')
  const lf = block.indexOf('\n\n')
  const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf
  const head = block.toString('latin1', 0, end < 0 ? block.length : end)
  const status = /^HTTP\/[\d.]+\s+(\d{3})/.exec(head)
  if (!status || end < 0) return undefined
  const header = (name: string) => new RegExp(`^${name}:[ \\t]*(.*?)[ \\t]*\\r?$`, 'im').exec(head)?.[1]
  let body = block.subarray(end + (end === crlf ? 4 : 2))
  // Crawlers leave these headers as they were, even where the body is stored without.
  if (/chunked/i.test(header('transfer-encoding') ?? '')) body = unchunk(body) ?? body
  body = unpack(body, (header('content-encoding') ?? '').toLowerCase(), limit)
  const type = header('content-type') ?? ''
  return {
    status: Number(status[1]),
    type: type.split(';')[0]!.trim().toLowerCase(),
    charset: /charset\s*=\s*["']?([\w.:-]+)/i.exec(type)?.[1],
    body,
  }
}

/** The body out of its chunks (RFC 9112, 7.1), as far as they go; undefined where it has none. */
function unchunk(body: Buffer): Buffer | undefined {
  const parts: Buffer[] = []
  let at = 0
  while (at < body.length) {
    const end = body.indexOf('\r\n', at)
    const size = /^([0-9a-f]{1,8})\s*(?:;.*)?$/i.exec(
      body.toString('latin1', at, end < 0 ? at : Math.min(end, at + 256)),
    )
    if (!size) return parts.length > 0 ? Buffer.concat(parts) : undefined
    const length = Number.parseInt(size[1]!, 16)
    if (length === 0) break
    parts.push(body.subarray(end + 2, end + 2 + length))
    at = end + 2 + length + 2
  }
  return Buffer.concat(parts)
}

function unpack(body: Buffer, encoding: string, maxOutputLength: number): Buffer {
  if (encoding === 'br') {
    try {
      return brotliDecompressSync(body, { maxOutputLength })
    } catch (error) {
      if (looksPlain(body)) return body
      throw error
    }
  }
  if (body[0] === 0x1f && body[1] === 0x8b) return gunzipSync(body, { maxOutputLength })
  if (encoding !== 'deflate' || looksPlain(body)) return body
  return (body[0]! & 0x0f) === 8 ? inflateSync(body, { maxOutputLength }) : inflateRawSync(body, { maxOutputLength })
}

const looksPlain = (body: Buffer) => /^[\s\ufeff\u00ef\u00bb\u00bf]*</.test(body.toString('latin1', 0, 256))
