import { open } from 'node:fs/promises'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import type { Compressors } from 'hyparquet'
import { DoppelwireError } from '../../errors.js'
import type { Item, ReadContext } from '../items.js'
import { needPackages } from '../packages.js'
import { placeName } from '../place.js'

const CHUNK_ROWS = 2000

/**
 * The rows of a Parquet file. It is read where it lies, from its end: a pipe will not do. Takes the memory of a group of rows,
 * which whoever wrote the file has chosen.
 */
export async function* readParquet(context: ReadContext, onRead: (bytes: number) => void): AsyncGenerator<Item[]> {
  const { file } = context
  const name = placeName({ file: file.path })
  await needPackages(['hyparquet'], `${name}: Parquet`)
  const { parquetMetadataAsync, parquetReadObjects } = await import('hyparquet')
  const handle = await open(file.path)
  try {
    const { size } = await handle.stat()
    const slice = async (start: number, end = size): Promise<ArrayBuffer> => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start))
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
      onRead(bytesRead)
      return bytes.buffer
    }
    const source = { byteLength: size, slice }
    const metadata = await parquetMetadataAsync(source)
    const compressors = await compressorsFor(
      metadata.row_groups.flatMap(({ columns }) => columns.map((column) => column.meta_data?.codec)),
      name,
    )
    let row = 0
    for (const group of metadata.row_groups) {
      const rowEnd = row + Number(group.num_rows)
      const rows = await parquetReadObjects({ file: source, metadata, rowStart: row, rowEnd, compressors })
      for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
        yield rows.slice(from, from + CHUNK_ROWS).map((record, i) => {
          const number = row + from + i + 1
          return { record: plainRow(record), place: { file: file.path, record: number }, position: number }
        })
      }
      row = rowEnd
    }
  } catch (error) {
    if (error instanceof DoppelwireError || (error as NodeJS.ErrnoException).syscall) throw error
    throw new DoppelwireError('INPUT_INVALID', `${name}: damaged Parquet data (${(error as Error).message})`, {
      cause: error,
    })
  } finally {
    await handle.close()
  }
}

/** Node unpacks gzip and Brotli, hyparquet itself Snappy; for others there is a package. */
async function compressorsFor(codecs: readonly (string | undefined)[], name: string): Promise<Compressors> {
  const own: Compressors = { GZIP: (packed) => gunzipSync(packed), BROTLI: (packed) => brotliDecompressSync(packed) }
  if (!codecs.some((codec) => codec !== undefined && /^(?:ZSTD|LZ4|LZ4_RAW)$/.test(codec))) return own
  await needPackages(['hyparquet-compressors'], `${name}: Parquet packed with ${codecs.find((codec) => codec)}`)
  return { ...(await import('hyparquet-compressors')).compressors, ...own }
}

/** A row with the values that JSON has: no large integers, no bytes. */
function plainRow(row: Record<string, unknown>): Record<string, unknown> {
  for (const [name, value] of Object.entries(row)) row[name] = plainValue(value)
  return row
}

function plainValue(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (Array.isArray(value)) return value.map(plainValue)
  return typeof value === 'object' && value !== null && !(value instanceof Date)
    ? plainRow(value as Record<string, unknown>)
    : value
}
