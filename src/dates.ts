/**
 * A date as scraped records have it, in ISO 8601: seconds, milliseconds or microseconds since 1970 as number or digits, `Date`,
 * RFC 822 as in feeds, basic ISO 8601. What cannot be read comes back as it is, for the reader of dates to count it.
 *
 * @example
 * toIsoDate(1641513600) // => '2022-01-07T00:00:00.000Z'
 * toIsoDate('Fri, 07 Jan 2022 09:30:00 +0900') // => '2022-01-07T00:30:00.000Z'
 * toIsoDate('20220107') // => '2022-01-07'
 * toIsoDate('yesterday') // => 'yesterday'
 */
export function toIsoDate(value: unknown): unknown {
  if (typeof value === 'number') return fromEpoch(value) ?? String(value)
  if (typeof value === 'bigint') return fromEpoch(Number(value)) ?? String(value)
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString()
  if (typeof value !== 'string') return value
  const text = value.trim()
  if (/^\d{4}-\d\d-\d\d(?:$|T)/.test(text)) return text
  if (/^-?\d{9,16}(?:\.\d+)?$/.test(text)) return fromEpoch(Number(text)) ?? text
  const basic = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z?))?$/.exec(text)
  if (basic) {
    const [, year, month, day, hour, minute, second = '00'] = basic
    return hour ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : `${year}-${month}-${day}`
  }
  const spaced = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:UTC|GMT)$/i.exec(text)
  if (spaced) return `${spaced[1]}T${spaced[2]}Z`
  return fromRfc822(text) ?? text
}

/** The number of a month, from 0, by the first letters of its name; -1 for none. */
export function monthOf(name: string): number {
  const lower = name.toLowerCase()
  return MONTHS.findIndex((names) => names.some((start) => lower.startsWith(start)))
}

// From 1990 to 2100, so that a small number, such as a year, is not taken for a moment.
const EARLIEST = 631_152_000
const LATEST = 4_102_444_800

function fromEpoch(value: number): string | undefined {
  for (const unit of [1, 1e3, 1e6]) {
    const seconds = value / unit
    if (seconds >= EARLIEST && seconds < LATEST) return new Date(seconds * 1000).toISOString()
  }
  return undefined
}

// First letters of the months, also as feeds in Portuguese, Spanish, French, Italian, German and Dutch write them.
const MONTHS = ['jan|ene|gen|jän', 'feb|fev|fév', 'mar|mär|mrz|maa', 'apr|abr|avr', 'may|mai|mag|mei', 'jun|giu|juin', 'jul|lug|juil', 'aug|ago|aoû|aou', 'sep|set', 'oct|out|ott|okt', 'nov', 'dec|dez|dic|déc'].map((names) => names.split('|')) // biome-ignore format: a table

// The zones of RFC 822, section 5, in minutes.
const ZONES: Readonly<Record<string, number>> = {
  ...{
    ut: 0,
    utc: 0,
    gmt: 0,
    z: 0,
    est: -300,
    edt: -240,
    cst: -360,
    cdt: -300,
    mst: -420,
    mdt: -360,
    pst: -480,
    pdt: -420,
  },
  ...{ bst: 60, cet: 60, cest: 120, eet: 120, eest: 180, msk: 180, jst: 540, kst: 540 },
}

const RFC822 =
  /^(?:\p{L}{2,13}\.?,?\s*)?(\d{1,2})[\s-]+(\p{L}{3,12})\.?[\s-]+(\d{2,4})(?:[\s,]+(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.\d+)?)?\s*([a-z]{1,4}|[+-]\d\d:?\d\d)?(?:\s*\([^)]*\))?$/iu

function fromRfc822(text: string): string | undefined {
  const match = RFC822.exec(text)
  if (!match) return undefined
  const month = monthOf(match[2]!)
  let year = Number(match[3])
  if (match[3]!.length === 2) year += year < 70 ? 2000 : 1900
  const zone = zoneMinutes(match[7])
  const day = Number(match[1])
  if (month < 0 || zone === undefined || day < 1 || day > new Date(Date.UTC(year, month + 1, 0)).getUTCDate())
    return undefined
  const time = Date.UTC(year, month, day, Number(match[4] ?? 0), Number(match[5] ?? 0), Number(match[6] ?? 0))
  return new Date(time - zone * 60_000).toISOString()
}

function zoneMinutes(zone = 'gmt'): number | undefined {
  const offset = /^([+-])(\d\d):?(\d\d)$/.exec(zone)
  if (!offset) return ZONES[zone.toLowerCase()]
  return (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]))
}
