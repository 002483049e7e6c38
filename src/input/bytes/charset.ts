import { isAscii, isUtf8 } from 'node:buffer'
import { DoppelwireError } from '../../errors.js'
import { needPackages } from '../packages.js'
import { continued, readStart } from './start.js'

const SAMPLE_BYTES = 64 * 1024
const HEAD_BYTES = 4096

/** A decoder of bytes, or `utf-8` where there is nothing to do. */
type Charset = 'utf-8' | (string & {})

/**
 * The content of a file in UTF-8, without a byte order mark, whatever its charset: by its mark, else by what it declares
 * (XML, HTML), unless its bytes say otherwise, else detected. Bytes that are valid UTF-8 go through untouched.
 *
 * @throws DoppelwireError `INPUT_INVALID` for what is no text, `PACKAGE_MISSING` where a charset must be detected and the package for it
 *   is not installed.
 */
export async function* toUtf8(chunks: AsyncGenerator<Buffer>, name: string): AsyncGenerator<Buffer> {
  const start = await readStart(chunks, HEAD_BYTES)
  const marked = byMark(start)
  const all = continued(marked ? start.subarray(marked.length) : start, chunks)
  if (marked) yield* marked.charset === 'utf-8' ? all : transcode(all, marked.charset)
  else yield* decideLater(all, declaredCharset(start), name)
}

function byMark(bytes: Buffer): { charset: Charset; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { charset: 'utf-8', length: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { charset: 'utf-16le', length: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { charset: 'utf-16be', length: 2 }
  const wide = wideCharset(bytes)
  return wide && { charset: wide, length: 0 }
}

/** UTF-16 without a mark: in text of any language line ends, spaces and digits have a zero byte. */
function wideCharset(bytes: Buffer): Charset | undefined {
  const zeros: [number, number] = [0, 0]
  const end = Math.min(bytes.length, 1024) & ~1
  for (let at = 0; at < end; at++) if (bytes[at] === 0) zeros[(at & 1) as 0 | 1]++
  const enough = Math.max(4, end / 20)
  if (zeros[1] > enough && zeros[0] * 10 < zeros[1]) return 'utf-16le'
  return zeros[0] > enough && zeros[1] * 10 < zeros[0] ? 'utf-16be' : undefined
}

/** The charset that XML or HTML declares in its first bytes, as far as the runtime knows it. */
export function declaredCharset(bytes: Buffer): Charset | undefined {
  const head = bytes.toString('latin1', 0, HEAD_BYTES)
  const found =
    /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(head) ??
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)
  return found ? knownCharset(found[1]!) : undefined
}

/** The name by which the runtime knows a charset. */
export function knownCharset(label: string): Charset | undefined {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return undefined
  }
}

async function* decideLater(
  chunks: AsyncGenerator<Buffer>,
  declared: Charset | undefined,
  name: string,
): AsyncGenerator<Buffer> {
  // ISO-2022 writes all characters in ASCII bytes.
  if (declared?.startsWith('iso-2022') || declared === 'utf-7') return yield* transcode(chunks, declared)
  for await (const chunk of chunks) {
    // As long as all is ASCII, every charset reads the same.
    if (isAscii(chunk)) {
      yield chunk
      continue
    }
    const charset = await charsetOf(chunk, declared, name)
    const rest = continued(Buffer.from(chunk), chunks)
    return yield* charset === 'utf-8' ? rest : transcode(rest, charset)
  }
}

async function* transcode(chunks: AsyncGenerator<Buffer>, charset: Charset): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(charset)
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true })
    if (text !== '') yield Buffer.from(text)
  }
  const text = decoder.decode()
  if (text !== '') yield Buffer.from(text)
}

/**
 * The charset of bytes that are not all ASCII: UTF-8 where they mostly are, whatever is declared; else what is declared;
 * else what is likely.
 */
export async function charsetOf(bytes: Buffer, declared: Charset | undefined, name: string): Promise<Charset> {
  if (isUtf8(bytes)) return 'utf-8'
  const { good, bad } = countUtf8(bytes)
  // Some damaged characters make no other charset; a character cut at the end of a piece is no damage.
  if (bad === 0 || good > bad) return 'utf-8'
  if (declared !== undefined && declared !== 'utf-8') return declared
  return detectCharset(bytes, name)
}

/** How many characters beyond ASCII are UTF-8, and how many bytes are in none. */
function countUtf8(bytes: Buffer): { good: number; bad: number } {
  let good = 0
  let bad = 0
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at]!
    const length = byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0
    if (length === 1) at++
    else if (length === 0) {
      bad++
      at++
    } else {
      let k = 1
      while (k < length && ((bytes[at + k] ?? 0) & 0xc0) === 0x80) k++
      if (k === length) good++
      else if (at + k < bytes.length) bad++
      at += k
    }
  }
  return { good, bad }
}

/** @throws DoppelwireError `INPUT_INVALID` for what is no text, `PACKAGE_MISSING` */
export async function detectCharset(bytes: Buffer, name: string): Promise<Charset> {
  // No charset in which bytes stand for letters has a use for zero; pictures, archives and PDF are full of it.
  if (bytes.includes(0)) throw new DoppelwireError('INPUT_INVALID', `${name}: expected text, found binary data`)
  await needPackages(['chardet'], `${name}: a text that is not UTF-8 and does not say what it is`)
  const { analyse } = await import('chardet')
  // The parts with characters beyond ASCII say most; markup says nothing.
  const sample = telling(bytes)
  for (const { name: label } of analyse(sample)) {
    const charset = label === 'UTF-8' ? undefined : knownCharset(label)
    if (charset) return charset
  }
  return 'windows-1252'
}

function telling(bytes: Buffer): Buffer {
  let first = 0
  while (first < bytes.length && bytes[first]! < 0x80) first++
  const from = Math.max(0, first - 1024)
  return bytes.subarray(from, from + SAMPLE_BYTES)
}

/** The text of the bytes of one page, by the charset that the server names, the page declares, or its bytes show. */
export async function decodePage(bytes: Buffer, served: string | undefined, name: string): Promise<string> {
  const marked = byMark(bytes)
  if (marked) return new TextDecoder(marked.charset).decode(bytes)
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const declared = (served && knownCharset(served)) || declaredCharset(bytes)
  const charset = await charsetOf(bytes, declared, name)
  return new TextDecoder(charset).decode(bytes)
}
