import { readTextHash, viewWords } from '../fingerprint/codec.js'
import { termsOf } from '../fingerprint/terms.js'
import { idfTable } from '../language/idf.js'
import { blocksOf } from '../neighbourhood/blocks.js'
import { FrequentBlocks } from '../neighbourhood/frequent-blocks.js'
import { type ReadText, StandingBlocks } from '../neighbourhood/standing-blocks.js'
import { MaskCollector, maskOf, NO_MASKS, StreamPages, type TextMasks } from '../neighbourhood/text-masks.js'
import { mix32 } from '../structures/hash.js'
import type { FingerprintReader } from '../verify/fingerprint-store.js'
import type { Preparation } from './steps.js'
import { inTurns } from './turns.js'
import type { Wordings } from './wordings.js'

/** What a deduper has learned of its feed, as of the last time that all texts were compared. */
export class Learned {
  masks = NO_MASKS
}

/**
 * Learns which sentences stand under different stories: footers, standing paragraphs, streams of the stories of others. Each text is
 * read four times: of the 7 s that 10,000 articles take at the level `reprint`, 1.4. The result depends on the set of wordings alone.
 */
export function* learnMasks(
  fingerprints: FingerprintReader,
  { textIds, ranks }: Pick<Wordings, 'textIds' | 'ranks'>,
): Preparation<TextMasks> {
  const blocks = (textId: number) => {
    const { words, flags } = viewWords(fingerprints.get(textId))
    return blocksOf(words, flags)
  }
  const frequent = new FrequentBlocks(textIds.length)
  yield* inTurns(textIds, (textId) => frequent.count(blocks(textId)))
  yield* inTurns(textIds, (textId) => frequent.draw(textId, keyOf(fingerprints.get(textId)), blocks(textId)))
  frequent.finish()
  const read = (textId: number): ReadText => ({
    blocks: blocks(textId),
    terms: () => {
      const { words, flags } = viewWords(fingerprints.get(textId))
      return termsOf(words, flags, idfTable(fingerprints.language(textId)))
    },
  })
  const standing = new StandingBlocks(frequent, read)
  yield* inTurns(frequent, ([hash, drawn]) => standing.judge(hash, drawn))
  if (standing.size === 0) return NO_MASKS
  const pages = new StreamPages()
  yield* inTurns(textIds, (textId) => pages.add(blocks(textId), standing))
  pages.finish(standing)
  const masks = new MaskCollector()
  yield* inTurns(textIds, (textId) => masks.add(textId, maskOf(blocks(textId), standing)))
  return masks.finish(ranks.length)
}

/** By the wording alone, so that the same texts are looked at in whatever order they came. */
function keyOf(bytes: Uint8Array): number {
  return mix32(Number(BigInt.asUintN(32, readTextHash(bytes))))
}
