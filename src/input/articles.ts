import process from 'node:process'
import { DoppelwireError } from '../errors.js'
import { checkOneOf, describe, resolveOptions } from '../options.js'
import { checkLimits, LIMITS } from './bytes/limits.js'
import { findFiles, type InputFile } from './files.js'
import { type Format, toFormat } from './formats.js'
import type { FoundRecord } from './items.js'
import type { OpenArticlesOptions, OpenedArticle } from './opened.js'
import { needPackages } from './packages.js'
import { placeName } from './place.js'
import { openItems } from './readers.js'
import { ALIASES } from './record/aliases.js'
import { type FieldPaths, hasField, lookUp, toFieldPaths } from './record/field-path.js'
import { likelyText, namesFound } from './record/likely-text.js'
import { readRecord } from './record/record.js'

type Resolved = { [Name in keyof Required<OpenArticlesOptions>]: OpenArticlesOptions[Name] | undefined }

const DEFAULTS: Resolved = {
  fields: undefined,
  skipInvalid: undefined,
  onSkip: undefined,
  onRead: undefined,
  onPassedOver: undefined,
  format: undefined,
  raw: undefined,
  stdin: undefined,
  idScope: 'all',
  maxItem: LIMITS.maxItem,
  maxUnpacked: LIMITS.maxUnpacked,
  maxRatio: LIMITS.maxRatio,
  signal: undefined,
}

/** The inside of `openArticles`, which says what it does. */
export async function* readArticles(
  inputs: readonly string[] | readonly InputFile[],
  given: OpenArticlesOptions,
): AsyncGenerator<OpenedArticle> {
  const options = resolveOptions(given, DEFAULTS, 'openArticles')
  const { skipInvalid, onSkip, signal, raw } = options
  const limits = { maxItem: options.maxItem!, maxUnpacked: options.maxUnpacked!, maxRatio: options.maxRatio! }
  checkLimits(limits)
  checkOneOf(options.idScope, 'idScope', ['all', 'source'])
  const paths = toFieldPaths(options.fields ?? {})
  const format = options.format === undefined ? undefined : toFormat(options.format)
  const skip = (error: unknown) => {
    const reported =
      error instanceof DoppelwireError && (error.code === 'INPUT_INVALID' || error.code === 'ARTICLE_INVALID')
    if (!skipInvalid || !reported) throw error
    onSkip?.(error)
  }
  signal?.throwIfAborted()
  const files = hasFiles(inputs) ? inputs : await findFiles(inputs, format, options.onPassedOver)
  if (files.some((file) => file.format === 'parquet')) await needPackages(['hyparquet'], 'Parquet')
  for (const file of files) {
    const context = { file: format === undefined ? file : { ...file, format }, limits, raw: raw !== false }
    const reading = {
      stdin: options.stdin ?? process.stdin,
      onRead: options.onRead ?? (() => {}),
      onDamage: skip,
      limits,
      // Elements of an array are gathered from their pieces, and so is a text.
      brief: raw === false && file.format === 'jsonl',
      paths,
      forced: format !== undefined,
    }
    try {
      const opened = await openItems(context, reading)
      const articles = new FileArticles(file, opened.format, paths, options.idScope === 'source')
      for await (const items of opened.items) {
        for (const item of items) {
          let article: OpenedArticle | undefined
          try {
            if ('error' in item) throw item.error
            article = articles.open(item, raw !== false)
          } catch (error) {
            skip(error)
          }
          if (article) yield article
          signal?.throwIfAborted()
        }
      }
      articles.end()
    } catch (error) {
      skip(error) // The rest of this file cannot be read.
    }
  }
}

function hasFiles(inputs: readonly string[] | readonly InputFile[]): inputs is readonly InputFile[] {
  return typeof inputs[0] === 'object'
}

const NO_PATHS: FieldPaths = new Map()
/** Formats of which each record has its text by nature. */
const NAMELESS: ReadonlySet<Format> = new Set(['text', 'html', 'warc', 'feed'])

/** Makes articles of the records of one file. */
class FileArticles {
  readonly #file: InputFile
  readonly #format: Format
  readonly #paths: FieldPaths
  readonly #bySource: boolean
  #records = 0
  /** Whether any record had one of the fields that were said to hold the text. */
  #fieldSeen: boolean
  #names: readonly string[] = []
  /** Whether any record had a text, or a place for one. */
  #textSeen: boolean
  /** The field that may hold the text under a name of its own. */
  #likely: string | undefined

  constructor(file: InputFile, format: Format, paths: FieldPaths, bySource: boolean) {
    this.#file = file
    this.#format = format
    this.#bySource = bySource
    // A page or a text has no fields that could be called otherwise.
    this.#paths = NAMELESS.has(format) && format !== 'feed' ? NO_PATHS : paths
    this.#textSeen = NAMELESS.has(format) || this.#paths.has('text')
    this.#fieldSeen = format === 'feed' || !this.#paths.has('text')
  }

  /** @throws DoppelwireError `ARTICLE_INVALID` */
  open({ record, place, position, raw }: FoundRecord, withRaw: boolean): OpenedArticle {
    const { name } = this.#file
    this.#records++
    if (this.#records === 1) this.#names = Object.keys(record)
    this.#fieldSeen ||= hasField(record, this.#paths.get('text')!)
    // An item of a feed has its fields by nature; another name overrides them only where it is there.
    const feed = this.#format === 'feed'
    if (feed) for (const [field, paths] of this.#paths) record[field] = lookUp(record, paths) ?? record[field]
    const fallback = position === undefined ? name : `${name}:${position}`
    const { article, mended, named } = readRecord(record, feed ? NO_PATHS : this.#paths, fallback, place)
    if (named && this.#bySource) Object.assign(article, { id: `${article.source || name}:${article.id}` })
    if (!this.#textSeen) {
      if (article.text !== '' || ALIASES.text.some((alias) => Object.hasOwn(record, alias) && alias !== 'text'))
        this.#textSeen = true
      else this.#likely ??= likelyText(record)
    }
    const line = withRaw && position !== undefined ? (raw ?? Buffer.from(`${JSON.stringify(article)}\n`)) : undefined
    return {
      article,
      place,
      input: this.#file.input,
      ...(line && { raw: line }),
      ...(mended.length > 0 && { mended }),
    }
  }

  /** @throws DoppelwireError `ARTICLE_INVALID` where no record had a text, and another field may hold it. */
  end(): void {
    if (this.#fieldSeen ? this.#textSeen || this.#likely === undefined : this.#records === 0) return
    const asked = (this.#paths.get('text') ?? []).map((path) => path.name).join(', ')
    const missing = this.#fieldSeen ? 'no field that is known to hold a text' : `no field ${describe(asked)}`
    throw new DoppelwireError(
      'ARTICLE_INVALID',
      `${placeName({ file: this.#file.path })}: ${missing}, expected the article's text there; found ${namesFound(this.#names)}. ` +
        `If another field holds it, say which: --field text=${this.#likely ?? 'NAME'}`,
    )
  }
}
