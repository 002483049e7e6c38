import type { OpenedArticle } from '../input/open.js'
import type { StoredVerdict } from '../store/results.js'

const decoder = new TextDecoder()

/**
 * The line of an article with its answer in the field `doppelwire`: the line as it was read, character for character, with the field
 * at its end. What had no line of its own (a text file, a page) is written as the article that was read.
 */
export function answeredLine({ article, raw }: Pick<OpenedArticle, 'article' | 'raw'>, answer: StoredVerdict): string {
  const given = raw === undefined ? JSON.stringify(article) : decoder.decode(raw).trim()
  const line = given.includes('"doppelwire"') ? withoutAnswer(given) : given
  const end = line.lastIndexOf('}')
  const comma = /^\{\s*$/.test(line.slice(0, end)) ? '' : ','
  return `${line.slice(0, end)}${comma}"doppelwire":${JSON.stringify(answer)}}\n`
}

/** A line that was answered before, as where the output of one stream is the input of another. */
function withoutAnswer(line: string): string {
  const record = JSON.parse(line) as Record<string, unknown>
  delete record.doppelwire
  return JSON.stringify(record)
}
