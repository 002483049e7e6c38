import type { Article } from '../article.js'
import type { DoppelwireError } from '../errors.js'
import type { OnPassedOver } from './files.js'
import type { Format } from './formats.js'
import type { Place } from './place.js'
import type { FieldNames } from './record/field-path.js'
import type { Mended } from './record/mend.js'

/** How `openArticles` reads. */
export interface OpenArticlesOptions {
  /**
   * Fields that the input calls by another name than those that are known: `{ text: 'a.b.c' }` for a path, `{ text:
   * 'content,body' }` for several to try in order.
   */
  fields?: FieldNames
  /** Goes on after what is no article (a line that is not JSON, invalid UTF-8, damaged gzip data). Default false. */
  skipInvalid?: boolean
  /** Hears, with `skipInvalid`, of everything left out. */
  onSkip?: (error: DoppelwireError) => void
  /** Hears of every piece that was read, in bytes as stored. */
  onRead?: (bytes: number) => void
  /** Hears of files in folders that are not read: of unknown endings, pipes, links to nothing. */
  onPassedOver?: OnPassedOver
  /** Reads every file in this format, whatever its ending and content: one of `FORMATS`, or an ending such as `rss`. */
  format?: Format | (string & {})
  /** Whether articles come with `raw`, as they do by default; without it, the memory of a file's pieces is used again. */
  raw?: boolean
  /** What `-` reads. Default: standard input. */
  stdin?: AsyncIterable<Uint8Array>
  /** Whether a given id names an article in `all` (the default), or only within its `source`, which then stands before it. */
  idScope?: 'all' | 'source'
  /** Most bytes of one article as it stands in the file. Default 64 MB (2^26). */
  maxItem?: number
  /** Most bytes that a packed file may unpack to. Default 256 GB (2^38). */
  maxUnpacked?: number
  /** Most bytes that a packed byte may unpack to, once a file has unpacked to 64 MB. Default 200. */
  maxRatio?: number
  /** Ends reading with its reason. */
  signal?: AbortSignal
}

/** An article with where it came from. */
export interface OpenedArticle {
  /** The article, ready for a deduper. */
  readonly article: Article
  /** Where it stands. */
  readonly place: Place
  /** The position, from 0, in `inputs` of the argument that named the file. */
  readonly input: number
  /**
   * The article's own line, with its end, if it has one. What stands in an array, a feed, a table or an archive comes as one
   * line of JSON. Absent for a text file or a page, and where `raw` is false. A view of a larger buffer: copy it to keep it.
   */
  readonly raw?: Uint8Array
  /** What was wrong with text or title and is put right; absent where nothing was. */
  readonly mended?: readonly Mended[]
}
