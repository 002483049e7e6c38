import { DoppelwireError } from '../errors.js'
import { type Mended, type OnPassedOver, type OpenedArticle, type Place, placeName } from '../input/open.js'
import type { Terminal } from './terminal.js'
import { count } from './view/display.js'

const SHOWN_SKIPS = 10
const SHOWN_PATHS = 3

/** What was read, and what a person should know of it, told in one line each. */
export class InputReport {
  articles = 0
  readonly #terminal: Terminal
  #skipped = 0
  readonly #empty = new Tally()
  readonly #mended: Readonly<Record<Mended, Tally>> = { entities: new Tally(), utf8: new Tally() }
  readonly #versions = new Tally()
  readonly #passedOver: string[] = []

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  readonly onSkip = (error: DoppelwireError): void => {
    if (++this.#skipped <= SHOWN_SKIPS) this.#terminal.tell(`skipped: ${error.message}`)
  }

  readonly onPassedOver: OnPassedOver = (path, why) => {
    this.#passedOver.push(`${path} (${why})`)
  }

  add({ article, place, mended }: OpenedArticle): void {
    this.articles++
    if (article.text.length < 100 && article.text.trim() === '') this.#empty.add(placeName(place))
    if (mended) for (const what of mended) this.#mended[what].add(placeName(place))
  }

  /** An article was stored as a version of another. */
  addVersion(place: Place, of: string): void {
    this.#versions.add(`${placeName(place)}, of ${JSON.stringify(of)}`)
  }

  /**
   * Prints a line for each thing that there is to tell.
   *
   * @throws DoppelwireError `INPUT_INVALID` where everything was skipped.
   */
  tell(): void {
    const { entities, utf8 } = this.#mended
    const lines = [
      this.#passedOver.length > 0 &&
        `passed over ${count(this.#passedOver.length, 'file')}: ${this.#passedOver.slice(0, SHOWN_PATHS).join(', ')}${this.#passedOver.length > SHOWN_PATHS ? ', …' : ''}`,
      this.#empty.count > 0 &&
        `empty: ${count(this.#empty.count, 'article')} without text, the first at ${this.#empty.first}`,
      entities.count > 0 &&
        `mended: characters of ${count(entities.count, 'article')} that were encoded once too often, the first at ${entities.first}`,
      utf8.count > 0 &&
        `mended: ${count(utf8.count, 'article')} in UTF-8 that was read as Latin-1, the first at ${utf8.first}`,
      this.#versions.count > 0 &&
        `versions: ${count(this.#versions.count, 'article')} with another text than an earlier one of the same id or URL, the first at ${this.#versions.first}`,
      this.#skipped > 0 && `skipped ${count(this.#skipped, 'entry', 'entries')} that could not be read`,
    ]
    for (const line of lines) if (line) this.#terminal.tell(line)
    if (this.#skipped > 0 && this.articles === 0)
      throw new DoppelwireError('INPUT_INVALID', 'nothing is left: everything was skipped')
  }
}

class Tally {
  count = 0
  first = ''

  add(place: string): void {
    if (this.count++ === 0) this.first = place
  }
}
