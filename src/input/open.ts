import { DoppelwireError } from '../errors.js'
import { checkFunction, checkOneOf, checkString, describe } from '../options.js'
import type { InputFile, OnPassedOver } from './files.js'
import { FORMATS, type Format } from './formats.js'
import type { OpenArticlesOptions, OpenedArticle } from './opened.js'

export type { InputFile, OnPassedOver } from './files.js'
export { FORMATS, type Format, toFormat } from './formats.js'
export type { OpenArticlesOptions, OpenedArticle } from './opened.js'
export { type Place, placeName, STDIN } from './place.js'
export { ARTICLE_FIELDS, type ArticleField } from './record/aliases.js'
export { canonicalUrl } from './record/canonical-url.js'
export type { FieldNames } from './record/field-path.js'
export type { Mended } from './record/mend.js'
export { readFeed, readHtml } from './strings.js'

/**
 * Reads articles from files, folders, glob patterns and standard input (`-`), one after the other, holding no more than
 * one article and a piece of its file in memory (of Parquet, a group of rows).
 *
 * Text, JSON (lines, arrays, envelopes such as `{"articles":[…]}`, objects), feeds (RSS, RDF, Atom, JSON Feed), HTML pages,
 * WARC archives, CSV, TSV and Parquet, each also packed with gzip, and with Zstandard where the runtime has it. What a file holds
 * is told by its content, and by its ending where that does not show. All charsets become Unicode.
 *
 * An id that is given is the article's. Without one its canonical URL is, else its place: for a text file or page the path,
 * relative to the folder given, which stands before it when there are several inputs; otherwise file and position. An
 * article without a text has the empty one.
 *
 * @param inputs paths, patterns and `-`; or the files that `findFiles` found
 * @throws DoppelwireError `INPUT_MISSING` for what does not exist or cannot be read, `INPUT_INVALID` for a file that
 *   holds no articles, `ARTICLE_INVALID` for an object that is none, `PACKAGE_MISSING` for an optional package that is not
 *   installed; the message names file and position.
 *
 * @example
 * const ids: string[] = []
 * for await (const { article } of openArticles(['seeds/'])) ids.push(article.id)
 * ids[0] // => '000_761b2a112998a1a0.txt'
 */
export async function* openArticles(
  inputs: readonly string[] | readonly InputFile[],
  options: OpenArticlesOptions = {},
): AsyncGenerator<OpenedArticle> {
  checkInputs(inputs, 'openArticles')
  // Loaded when needed: strings are read without Node.
  const { readArticles } = await import('./articles.js')
  yield* readArticles(inputs, options)
}

/**
 * The files that arguments name, in the order of the arguments. A folder stands for its files of known endings, at any depth,
 * in code unit order, without hidden ones; links to folders are not followed, so that no circle can form. A glob pattern
 * counts only where no file of that very name exists.
 *
 * @throws DoppelwireError `INPUT_MISSING` for what does not exist or cannot be read and for folders and patterns that
 *   hold no such file.
 * @example
 * const [first] = await findFiles(['seeds/'])
 * first?.name // => '000_761b2a112998a1a0.txt'
 */
export async function findFiles(
  inputs: readonly string[],
  format?: Format,
  onPassedOver?: OnPassedOver,
): Promise<InputFile[]> {
  checkInputs(inputs, 'findFiles')
  if (format !== undefined) checkOneOf(format, 'format', FORMATS)
  checkFunction(onPassedOver, 'onPassedOver')
  return (await import('./files.js')).findFiles(inputs, format, onPassedOver)
}

/**
 * The lines of a file that is no list of articles, with their numbers from 1 and without their ends; gzip is unpacked.
 *
 * @throws DoppelwireError `INPUT_MISSING` for what cannot be read, `INPUT_INVALID` for what is not UTF-8.
 * @example
 * for await (const { line, text } of readLines('LICENSE')) {
 *   if (line === 1) text // => 'MIT License'
 * }
 */
export async function* readLines(path: string): AsyncGenerator<{ line: number; text: string }> {
  checkString(path, 'path')
  yield* (await import('./json/text-lines.js')).readTextLines(path)
}

function checkInputs(inputs: unknown, what: string): void {
  if (!Array.isArray(inputs)) {
    throw new DoppelwireError('ARGUMENT_INVALID', `${what}: expected an array of paths, found ${describe(inputs)}`)
  }
  for (const [i, input] of inputs.entries())
    checkString(typeof input === 'object' ? input?.path : input, `${what}: [${i}]`)
}
