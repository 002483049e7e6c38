import { monthOf, toIsoDate } from '../../dates.js'

/**
 * A date as `toIsoDate` reads it, or as pages and tables write it, in ISO 8601. What cannot be read comes back as it is.
 *
 * @example
 * writtenDate('07.01.2022 08:30') // => '2022-01-07T08:30:00.000Z'
 * writtenDate('Friday, January 7, 2022') // => '2022-01-07'
 * writtenDate('01/02/2022') // => '01/02/2022'
 */
export function writtenDate(value: unknown): unknown {
  const date = toIsoDate(value)
  if (typeof date !== 'string' || /^\d{4}-/.test(date)) return date
  const text = date.trim()
  return fromDayFirst(text) ?? fromMonthFirst(text) ?? date
}

/** A date with points between its numbers has the day first, wherever it is written: 07.01.2022 08:00. */
function fromDayFirst(text: string): string | undefined {
  const found = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:[\s,T–-]+(\d{1,2})[:.](\d\d)(?::(\d\d))?(?: ?Uhr)?)?$/.exec(
    text,
  )
  if (!found) return undefined
  const [, day, month, year, ...time] = found
  return moment(Number(year), Number(month) - 1, Number(day), time)
}

/** Friday, January 7, 2022 - 08:00; Jan 7, 2022, 8:00 PM. */
function fromMonthFirst(text: string): string | undefined {
  const found =
    /^(?:\p{L}{3,9},\s+)?(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?:[\s,–-]+(?:at\s+)?(\d{1,2}):(\d\d)(?::(\d\d))?(?:\s?([ap])\.?m\.?)?)?(?:\s+(?:UTC|GMT))?$/iu.exec(
      text,
    )
  if (!found) return undefined
  const [, month, day, year, hour, minute, second, half] = found
  const clock = half && hour ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour
  return moment(Number(year), monthOf(month!), Number(day), [clock?.toString(), minute, second])
}

/** The moment in ISO 8601, or the day where no time is given; undefined for a day that no calendar has. */
function moment(year: number, month: number, day: number, time: readonly (string | undefined)[]): string | undefined {
  const [hour, minute, second] = time.map((part) => Number(part ?? 0)) as [number, number, number]
  const date = new Date(Date.UTC(year, month, day, hour, minute, second))
  if (month < 0 || date.getUTCMonth() !== month || date.getUTCDate() !== day || hour > 23 || minute > 59)
    return undefined
  return time[0] === undefined ? date.toISOString().slice(0, 10) : date.toISOString()
}
