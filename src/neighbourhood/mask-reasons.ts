import { isForeign, maskedRanges, type TextMasks } from './text-masks.js'

/** What is masked of two texts, in words for readers. */
export function maskReasons(masks: TextMasks, a: number, b: number): string[] {
  return [...reasonsOf(masks, a, 'first'), ...reasonsOf(masks, b, 'second')]
}

function reasonsOf(masks: TextMasks, text: number, name: 'first' | 'second'): string[] {
  if (isForeign(masks, text)) {
    return [`the ${name} text is nothing but stories that other texts have too: in the feed it is compared with none`]
  }
  const bounds = maskedRanges(masks, text)
  let masked = 0
  for (let i = 0; i < bounds.length; i += 2) masked += bounds[i + 1]! - bounds[i]!
  if (masked === 0) return []
  return [`${masked} words that many texts of the feed have under other stories left out of the ${name} text`]
}
