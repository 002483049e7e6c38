/** Numbers as a table keeps them. */
export type Column = Int32Array | Uint32Array | Float64Array | Uint8Array

/** Is given the memory of tables, column after column. */
export interface ImageWriter {
  write(column: Column): void
}

/** A view of memory in which other columns may stand beside it. */
export type ColumnType<C extends Column> = new (memory: ArrayBuffer, start: number, length: number) => C

/** Gives back what an `ImageWriter` was given, in the same order; the caller may write to it. */
export interface ImageReader {
  /** @throws where the next column is not what was written, or none is left */
  read<C extends Column>(type: ColumnType<C>): C
}

/** A table that can be written as it lies in memory, and read again without making anything anew. */
export interface Imaged {
  writeTo(image: ImageWriter): void
  /** Takes over what `writeTo` wrote. Called on a table that holds nothing yet. */
  readFrom(image: ImageReader): void
}

/** Writes a few numbers as a column; `readNumbers` gives them back. */
export function writeNumbers(image: ImageWriter, ...numbers: readonly number[]): void {
  image.write(Float64Array.from(numbers))
}

export function readNumbers(image: ImageReader): number[] {
  return [...image.read(Float64Array)]
}

// JSON of more strings at once could be longer than the longest string.
const STRINGS_AT_ONCE = 4096

/** Writes strings of any kind, lone surrogates too: as JSON, which is read faster than strings are decoded one by one. */
export function writeStrings(image: ImageWriter, strings: readonly string[]): void {
  const encoder = new TextEncoder()
  writeNumbers(image, Math.ceil(strings.length / STRINGS_AT_ONCE))
  for (let from = 0; from < strings.length; from += STRINGS_AT_ONCE) {
    image.write(encoder.encode(JSON.stringify(strings.slice(from, from + STRINGS_AT_ONCE))))
  }
}

export function readStrings(image: ImageReader): string[] {
  const decoder = new TextDecoder()
  const strings: string[] = []
  const [parts = 0] = readNumbers(image)
  for (let i = 0; i < parts; i++) {
    for (const one of JSON.parse(decoder.decode(image.read(Uint8Array))) as string[]) strings.push(one)
  }
  return strings
}
