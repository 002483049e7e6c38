import { mix32 } from '../structures/hash.js'

/** The signature values from `start` to `start + width - 1`. */
export interface Band {
  readonly start: number
  readonly width: number
}

/** Bands of the given widths, side by side from value 0. */
export function layBands(widths: readonly number[]): Band[] {
  let start = 0
  return widths.map((width) => {
    start += width
    return { start: start - width, width }
  })
}

/** How many signature values the bands cover. */
export function valuesOf(bands: readonly Band[]): number {
  return Math.max(0, ...bands.map(({ start, width }) => start + width))
}

/**
 * One 32-bit key a band, into `keys`: equal where two signatures agree in all values of that band, and otherwise with a
 * chance of 2^-32, also between different bands, so one table serves all bands. With a million articles of 25 bands, the
 * 25 keys of an article equal 25 * 25,000,000 / 2^32 = 0.15 others by chance.
 */
export function bandKeys(signature: Uint32Array, bands: readonly Band[], keys: Int32Array): void {
  for (let i = 0; i < bands.length; i++) {
    const { start, width } = bands[i]!
    let key = mix32(i + 1)
    for (let value = start; value < start + width; value++) key = mix32(key ^ signature[value]!)
    keys[i] = key
  }
}
