import { DoppelwireError } from '../errors.js'
import { checkNumber, describe } from '../options.js'
import { mixSigned } from '../structures/hash.js'

/** The values of a signature from `start` to `start + width - 1`, counted from 0; `width` is 1 or more. */
export interface Band {
  /** The first value, from 0. */
  readonly start: number
  /** How many values, 1 or more. */
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
    const end = start + width
    let key = mixSigned(i + 1)
    for (let value = start; value < end; value++) key = mixSigned(key ^ signature[value]!)
    keys[i] = key
  }
}

/** As many rows as a table has for a set. */
const MOST_BANDS = 65_536

/**
 * A copy of bands that come from outside.
 *
 * @param values how many values a signature has
 * @throws DoppelwireError `OPTION_INVALID` for anything else than 1 to 65,536 bands within these values
 */
export function checkBands(bands: readonly Band[], values: number): readonly Band[] {
  if (!Array.isArray(bands) || bands.length === 0 || bands.length > MOST_BANDS) {
    const found = Array.isArray(bands) ? `${bands.length} of them` : describe(bands)
    throw new DoppelwireError('OPTION_INVALID', `bands: expected an array of 1 to ${MOST_BANDS} bands, found ${found}`)
  }
  return bands.map((band: unknown, i) => {
    if (typeof band !== 'object' || band === null) {
      throw new DoppelwireError('OPTION_INVALID', `bands[${i}]: expected { start, width }, found ${describe(band)}`)
    }
    const { start, width } = band as Partial<Band>
    checkNumber(start, `bands[${i}].start`, { low: 0, high: values - 1, whole: true })
    checkNumber(width, `bands[${i}].width`, { low: 1, high: values - start, whole: true })
    return { start, width }
  })
}
