import type { Terminal } from './terminal.js'
import { count } from './view/display.js'

/** Tells how many texts were compared with none, because they are nothing but the stories of others. */
export function warnOfForeign(texts: number, terminal: Terminal): void {
  if (texts === 0) return
  terminal.tell(
    `warning: ${count(texts, 'text')} ${texts === 1 ? 'is' : 'are'} nothing but stories that many others have too, as where an extractor takes the stream of a page for its text; compared with none`,
  )
}
