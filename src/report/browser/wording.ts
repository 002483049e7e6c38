import { MEMBER_RELATIONS } from '../page-data.js'

const DAY = 86_400

/** A number with commas. */
export function shown(number: number): string {
  return number.toLocaleString('en-US')
}

/** A number with its noun: `1,200 articles`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${shown(number)} ${number === 1 ? one : many}`
}

/** A score in three digits. Only a score of exactly 1 shows as 1.000. */
export function showScore(score: number): string {
  const digits = score.toFixed(3)
  return score < 1 && digits === '1.000' ? '>0.999' : digits
}

export function showShare(share: number): string {
  const percent = share * 100
  return `${percent.toFixed(percent > 0 && percent < 10 ? 1 : 0)} %`
}

/** A time in UTC, to the day if it has no hours. */
export function showTime(seconds: number | null): string {
  if (seconds === null) return 'no date'
  const iso = new Date(seconds * 1000).toISOString()
  return seconds % DAY === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`
}

/** How much later: `3 h later`. */
export function showDelay(seconds: number): string {
  if (seconds === 0) return 'at the same time'
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `${minutes} min later`
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h later`
  return `${Math.round(minutes / 60 / 24)} days later`
}

export function relationName(place: number): string {
  return MEMBER_RELATIONS[place] ?? 'unrelated'
}

/** What a relation means, of an article to another. */
export const RELATION_MEANINGS: Readonly<Record<string, string>> = {
  identical: 'the same text',
  reprint: 'the same wording, but for edits and cuts',
  rewrite: 'the same text in other words',
  excerpt: 'most of one stands in the other, which is much longer',
  partial: 'a block is carried over; both have a story of their own',
  template: 'a recurring form with other facts',
  related: 'the same event, in own words',
  unrelated: 'nothing in common',
}
