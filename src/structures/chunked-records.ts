import { type Imaged, type ImageReader, type ImageWriter, readNumbers, writeNumbers } from './image.js'

// 16,384 records: a row table's chunk is 192 KB, so a small deduper stays small and growth never pauses noticeably.
export const RECORDS_SHIFT = 14
const SIZE = 1 << RECORDS_SHIFT
/** The bits of a record's number that say where it stands in its chunk. */
export const RECORDS_MASK = SIZE - 1

// A number of 64 bits as the two fields that hold it.
const double = new Float64Array(1)
const halves = new Int32Array(double.buffer)

/** Records of a few int32 fields that grow a chunk at a time: nothing is ever copied. */
export class ChunkedRecords implements Imaged {
  readonly #chunks: Int32Array[] = []
  /** Of 2^14 records each, for loops over many that `get` and `set` would slow down. */
  readonly chunks: readonly Int32Array[] = this.#chunks
  readonly #fields: number
  readonly #fill: number

  /** Every field of a new record holds `fill`. */
  constructor(fields: number, fill: number) {
    this.#fields = fields
    this.#fill = fill
  }

  /** How many records there is room for. */
  get length(): number {
    return this.#chunks.length * SIZE
  }

  /** Bytes allocated. */
  get bytes(): number {
    return this.length * this.#fields * 4
  }

  /** Makes room for `length` records or more. */
  reserve(length: number): void {
    while (this.length < length) this.#chunks.push(new Int32Array(SIZE * this.#fields).fill(this.#fill))
  }

  writeTo(image: ImageWriter): void {
    writeNumbers(image, this.#chunks.length)
    for (const chunk of this.#chunks) image.write(chunk)
  }

  readFrom(image: ImageReader): void {
    const [chunks = 0] = readNumbers(image)
    this.#chunks.length = 0
    for (let i = 0; i < chunks; i++) this.#chunks.push(image.read(Int32Array))
  }

  get(record: number, field = 0): number {
    return this.#chunks[record >>> RECORDS_SHIFT]![(record & RECORDS_MASK) * this.#fields + field]!
  }

  set(record: number, value: number, field = 0): void {
    this.#chunks[record >>> RECORDS_SHIFT]![(record & RECORDS_MASK) * this.#fields + field] = value
  }

  /** A number that takes a field and the next. */
  getDouble(record: number, field: number): number {
    const chunk = this.#chunks[record >>> RECORDS_SHIFT]!
    const at = (record & RECORDS_MASK) * this.#fields + field
    halves[0] = chunk[at]!
    halves[1] = chunk[at + 1]!
    return double[0]!
  }

  setDouble(record: number, value: number, field: number): void {
    const chunk = this.#chunks[record >>> RECORDS_SHIFT]!
    const at = (record & RECORDS_MASK) * this.#fields + field
    double[0] = value
    chunk[at] = halves[0]!
    chunk[at + 1] = halves[1]!
  }
}
