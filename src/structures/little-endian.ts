/*
 * What is written to bytes is little-endian; so is every machine that runs V8, JavaScriptCore or SpiderMonkey today, and
 * there numbers and bytes are the same memory.
 */

export const LITTLE_ENDIAN = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1

/** Numbers as bytes: a view of the same memory where the machine is little-endian. */
export function littleEndian(values: Uint32Array): Uint8Array {
  if (LITTLE_ENDIAN) return new Uint8Array(values.buffer, values.byteOffset, values.byteLength)
  const bytes = new Uint8Array(values.byteLength)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < values.length; i++) view.setUint32(4 * i, values[i]!, true)
  return bytes
}

/** Bytes that begin at a multiple of 4 in their memory as numbers; a view where the machine is little-endian. */
export function uint32(bytes: Uint8Array): Uint32Array {
  if (LITTLE_ENDIAN) return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return Uint32Array.from({ length: bytes.length / 4 }, (_, i) => view.getUint32(4 * i, true))
}
