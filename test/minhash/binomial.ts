/** Exact tails of the binomial distribution: the chances of at most, and of at least, `hits` in `trials`. */
export function binomialTails(hits: number, trials: number, chance: number): { atMost: number; atLeast: number } {
  let atMost = 0
  let atLeast = 0
  let logChoices = 0
  for (let k = 0; k <= trials; k++) {
    if (k > 0) logChoices += Math.log((trials - k + 1) / k)
    // 0 * log(0) is 0 here: no trial has to turn out so.
    const log = (times: number, value: number) => (times === 0 ? 0 : times * Math.log(value))
    const mass = Math.exp(logChoices + log(k, chance) + log(trials - k, 1 - chance))
    if (k <= hits) atMost += mass
    if (k >= hits) atLeast += mass
  }
  return { atMost, atLeast }
}

/** Whether so many hits, or more extreme ones to the same side, come with a chance of at least `level` / 2. */
export function withinBinomialBound(hits: number, trials: number, chance: number, level: number): boolean {
  const { atMost, atLeast } = binomialTails(hits, trials, chance)
  return Math.min(atMost, atLeast) >= level / 2
}
