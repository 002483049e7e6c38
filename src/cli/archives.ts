import type { parseArguments } from './arguments.js'
import { usage } from './arguments.js'

type Tokens = ReturnType<typeof parseArguments>['tokens']

/** Which arguments name archives and which the feed. */
export interface Inputs {
  readonly archives: readonly string[]
  readonly feed: readonly string[]
}

/**
 * Tells archives from the feed. A shell expands `--against arch/*.jsonl` to an option and further arguments: what follows
 * the option's own value directly is an archive too, if inputs stand before the option. If none do, one argument that follows
 * is the feed, and several are refused, because nothing tells which of them is the feed; `--` before the feed does.
 *
 * @throws DoppelwireError `USAGE`
 */
export function splitInputs(tokens: Tokens): Inputs {
  const archives: string[] = []
  const feed: string[] = []
  let following: string[] | undefined
  const close = () => {
    if (!following) return
    if (feed.length > 0) archives.push(...following)
    else if (following.length < 2) feed.push(...following)
    else {
      throw usage(
        'dedupe',
        `--against: ${following.length} arguments follow the archive ${archives.at(-1)}, and nothing tells which of them are archives. ` +
          'Name the new articles first (doppelwire dedupe today.jsonl --against arch/*.jsonl), ' +
          'or put -- before them, or the pattern in quotes',
      )
    }
    following = undefined
  }
  for (const token of tokens ?? []) {
    if (token.kind === 'positional') (following ?? feed).push(token.value)
    else if (token.kind === 'option-terminator' && following) {
      archives.push(...following)
      following = undefined
    } else {
      close()
      if (token.kind !== 'option' || token.name !== 'against' || token.value === undefined) continue
      archives.push(token.value)
      if (token.inlineValue === false) following = []
    }
  }
  close()
  return { archives, feed }
}
