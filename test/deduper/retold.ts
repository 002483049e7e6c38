import { generateWire } from '../../bench/generate/wire.js'
import type { Article } from '../../src/article.js'

/** Seven versions of one story, each without every seventh word: each pair of them has five likely copies. */
export function retold(): Article[] {
  return [...generateWire({ count: 1, seed: 11 })].flatMap(({ article }) =>
    Array.from({ length: 7 }, (_, version) => ({
      ...article,
      id: `version ${version}`,
      text: article.text
        .split(' ')
        .filter((_, word) => word % 7 !== version)
        .join(' '),
    })),
  )
}
