/** Where an article stands. */
export interface Place {
  /** The path of the file; `-` is standard input. */
  readonly file: string
  /** From 1: the line on which the article begins. Absent where it is the whole file. */
  readonly line?: number
}

/**
 * A place as messages name it.
 *
 * @example
 * placeName({ file: 'feed.jsonl', line: 7 }) // => 'feed.jsonl:7'
 * placeName({ file: '-', line: 7 }) // => 'stdin:7'
 */
export function placeName({ file, line }: Place): string {
  const name = file === '-' ? 'stdin' : file
  return line === undefined ? name : `${name}:${line}`
}
