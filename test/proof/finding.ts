/** One thing that was tried of the packed file. */
export interface Finding {
  /** Where it ran: `Node 22`, `Vite`, … */
  readonly where: string
  readonly what: string
  readonly holds: boolean
  /** A figure, or what went wrong. */
  readonly detail: string
}

/** Whether a program printed the results that it printed elsewhere. */
export function sameResults(
  where: string,
  what: string,
  printed: { output: string } | { failure: string },
  expected: string,
): Finding {
  if ('failure' in printed) return { where, what, holds: false, detail: printed.failure }
  const holds = printed.output === expected
  return { where, what, holds, detail: holds ? 'the same bytes and clusters' : difference(printed.output, expected) }
}

function difference(found: string, expected: string): string {
  let at = 0
  while (at < found.length && found[at] === expected[at]) at++
  const near = (text: string) => text.slice(Math.max(0, at - 30), at + 50)
  return `found …${near(found)}…, expected …${near(expected)}…`
}
