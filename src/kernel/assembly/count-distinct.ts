import { DISTINCT_SLOTS, MAX_DISTINCT_SLOTS, NEXT_OF_SLOT, SHINGLES } from '../layout.js'

/** After so many hashes the slots are emptied: often enough to be tested, and too seldom to cost. */
const MOST_NUMBERS: u32 = 0x200000

/** What DISTINCT_SLOTS holds below this is of calls before. */
let base: u32 = 1

/**
 * How many of the first `count` hashes in SHINGLES are distinct. A slot holds the number of its latest hash, from `base` on, so
 * that nothing has to be emptied before the next call; hashes of one slot form a chain. With a random odd `factor`, no
 * choice of hashes makes long chains (Dietzfelbinger et al. 1997: two hashes meet in one of m slots at most twice in m times).
 */
export function countDistinct(count: u32, factor: u32): u32 {
  if (base + count > MOST_NUMBERS) {
    memory.fill(DISTINCT_SLOTS, 0, MAX_DISTINCT_SLOTS << 2)
    base = 1
  }
  // Eight slots a hash or more, where there is room: chains are rarely looked at.
  const bits = min<u32>(max<u32>(35 - clz(count), 10), ctz(MAX_DISTINCT_SLOTS))
  const shift = 32 - bits
  const first = base
  let repeated: u32 = 0
  for (let i: u32 = 0; i < count; i++) {
    const hash = load<u32>(SHINGLES + (i << 2))
    const slot: usize = ((hash * factor) >> shift) << 2
    const latest = load<u32>(slot, DISTINCT_SLOTS)
    store<u32>(slot, first + i, DISTINCT_SLOTS)
    if (latest >= first) {
      store<u32>(NEXT_OF_SLOT + (i << 2), latest)
      repeated += isInChain(hash, latest, first)
    } else store<u32>(NEXT_OF_SLOT + (i << 2), 0)
  }
  base += count
  return count - repeated
}

function isInChain(hash: u32, from: u32, first: u32): u32 {
  for (let number = from; number >= first; number = load<u32>(NEXT_OF_SLOT + ((number - first) << 2))) {
    if (load<u32>(SHINGLES + ((number - first) << 2)) === hash) return 1
  }
  return 0
}
