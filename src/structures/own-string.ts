// V8 makes a part of a larger string of 13 characters or more a slice of that, which is held in memory with it.
const LEAST_SLICE = 13

/** The same string in memory of its own: to keep the id that was cut out of a file would keep the file. */
export function ownString(text: string): string {
  return text.length < LEAST_SLICE ? text : (JSON.parse(JSON.stringify(text)) as string)
}
