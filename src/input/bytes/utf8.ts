import { isUtf8 } from 'node:buffer'
import { DoppelwireError } from '../../errors.js'
import { type Place, placeName } from '../place.js'

const LINE_FEED = 10

/**
 * The text of `bytes`, which must be valid UTF-8; nothing is replaced. `place.line` is the number of their first line.
 *
 * @throws DoppelwireError `INPUT_INVALID`, naming file, line and byte.
 */
export function decodeUtf8(bytes: Buffer, place: Place): string {
  if (isUtf8(bytes)) return bytes.toString('utf8')
  const offset = firstInvalid(bytes)
  const before = bytes.subarray(0, offset)
  const line = (place.line ?? 1) + before.filter((byte) => byte === LINE_FEED).length
  const column = offset - before.lastIndexOf(LINE_FEED)
  const found = `0x${bytes[offset]!.toString(16).toUpperCase().padStart(2, '0')}`
  const guess = offset === 0 && bytes[0]! >= 0xfe ? 'it looks like UTF-16; convert it' : 'convert the file'
  throw new DoppelwireError(
    'INPUT_INVALID',
    `${placeName({ file: place.file, line })}: expected UTF-8, found ${found} as byte ${column} of the line; ${guess} first`,
  )
}

/** The offset of the first byte that is no UTF-8: where decoding puts a replacement character that is not in the bytes. */
function firstInvalid(bytes: Buffer): number {
  const text = bytes.toString('utf8')
  let offset = 0
  let from = 0
  while (true) {
    const found = text.indexOf('\ufffd', from)
    offset += Buffer.byteLength(text.slice(from, found))
    if (bytes.toString('latin1', offset, offset + 3) !== '\xef\xbf\xbd') return offset
    offset += 3
    from = found + 1
  }
}
