/** How many distinct numbers there are. By sorting, which no choice of numbers makes slow. */
export function countDistinct(numbers: Uint32Array): number {
  const sorted = numbers.slice().sort()
  let distinct = Math.min(1, sorted.length)
  for (let i = 1; i < sorted.length; i++) if (sorted[i] !== sorted[i - 1]) distinct++
  return distinct
}
