/** Arrays in one array, one after the other, and where each ends. */
export interface Concatenated<Values> {
  readonly values: Values
  readonly ends: Uint32Array
}

export function concatenate<Values extends Uint8Array | Uint16Array | Uint32Array>(
  parts: readonly Values[],
  Type: new (length: number) => Values,
): Concatenated<Values> {
  return fill(parts, Type, 1)
}

/** The same for bytes; each part starts at a multiple of 4, so that 32-bit numbers in it can be read in place. */
export function concatenateAligned(parts: readonly Uint8Array[]): Concatenated<Uint8Array> {
  return fill(parts, Uint8Array, ALIGNMENT)
}

/** Part `i` of what {@link concatenateAligned} made: a view. */
export function alignedPart({ values, ends }: Concatenated<Uint8Array>, i: number): Uint8Array {
  return values.subarray(alignedUp(ends[i - 1] ?? 0, ALIGNMENT), ends[i])
}

const ALIGNMENT = 4

function fill<Values extends Uint8Array | Uint16Array | Uint32Array>(
  parts: readonly Values[],
  Type: new (length: number) => Values,
  alignment: number,
): Concatenated<Values> {
  const ends = new Uint32Array(parts.length)
  let end = 0
  for (const [i, part] of parts.entries()) ends[i] = end = alignedUp(end, alignment) + part.length
  const values = new Type(end)
  for (const [i, part] of parts.entries()) values.set(part, ends[i]! - part.length)
  return { values, ends }
}

function alignedUp(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment
}
