/** What is to be done before a signal ends the process. */
const pending = new Set<() => Promise<void>>()

/**
 * Lets a command end in order when a signal comes: the process ends when what `finish` returns is done, and at once on a second signal.
 *
 * @returns a function that takes this back
 */
export function onInterrupt(finish: () => Promise<void>): () => void {
  pending.add(finish)
  return () => pending.delete(finish)
}

/** Called on a signal. Never rejects. */
export async function interrupt(): Promise<void> {
  await Promise.allSettled([...pending].map((finish) => finish()))
}
