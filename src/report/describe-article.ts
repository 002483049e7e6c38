import { readDate } from '../article.js'
import type { ReportArticle, ReportText } from './report-input.js'

const TITLE_UNITS = 160
const BEGINNING_UNITS = 110
const SOURCE_UNITS = 80
const MOST_UNITS_BEFORE_HEADLINE = 1000
const HEADLINE_WORDS = 5

/** What lists and charts tell of an article; `given` is undefined where only its id is known. */
export function describeArticle(id: string, given: ReportText | undefined, agency: string | undefined): ReportArticle {
  const milliseconds = given?.date === undefined ? undefined : readDate(given.date)
  return {
    id,
    title: oneLine(given?.title || '', TITLE_UNITS) || beginningOf(given?.text ?? ''),
    time: milliseconds === undefined ? undefined : Math.round(milliseconds / 1000),
    source: oneLine(given?.source || hostOf(given?.url), SOURCE_UNITS),
    agency,
  }
}

/** The first line of a text that may be a headline: with five words or more. */
function beginningOf(text: string): string {
  const beginning = text.slice(0, MOST_UNITS_BEFORE_HEADLINE)
  const lines = beginning.split(/[\r\n]+/).map((line) => oneLine(line, BEGINNING_UNITS))
  return lines.find((line) => line.split(' ').length >= HEADLINE_WORDS) ?? oneLine(beginning, BEGINNING_UNITS)
}

/** Untrusted text on one line, without markup tags and without the signs that turn the direction of what follows. */
function oneLine(text: string, units: number): string {
  const line = text
    .slice(0, 20 * units)
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
  // Not in the middle of a surrogate pair.
  return line.length <= units
    ? line
    : `${line
        .slice(0, units)
        .replace(/[\ud800-\udbff]$/, '')
        .trimEnd()}…`
}

function hostOf(url: string | undefined): string {
  return /^https?:\/\/(?:www\.)?([^/?#:@\s]+)/i.exec(url ?? '')?.[1]?.toLowerCase() ?? ''
}
