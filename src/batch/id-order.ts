/*
 * Ids are ordered by UTF-16 code units, as everywhere in this package; SQL orders them by bytes of UTF-8. These two differ only beyond
 * the surrogates, where bytes of CESU-8 have the order of code units.
 */

const BEYOND = /[\ud800-\uffff]/

/** Bytes that order an id as its code units do; null where those of its UTF-8 do so. */
export function orderingBytes(id: string): Uint8Array | null {
  if (!BEYOND.test(id)) return null
  const bytes: number[] = []
  for (let i = 0; i < id.length; i++) {
    const unit = id.charCodeAt(i)
    if (unit < 0x80) bytes.push(unit)
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f))
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f))
  }
  return Uint8Array.from(bytes)
}

const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** Parquet holds UTF-8: a surrogate without its other half becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE, '\ufffd')
}
