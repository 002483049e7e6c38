import { readTextHash, viewWords } from '../fingerprint/codec.js'
import { termsOf } from '../fingerprint/terms.js'
import { idfTable } from '../language/idf.js'
import { type Blocks, blocksOf, eachBlockOf } from '../neighbourhood/blocks.js'
import { type EachBlock, FrequentBlocks } from '../neighbourhood/frequent-blocks.js'
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
 * read twice, and again where it has a sentence that many have. The result depends on the set of wordings alone.
 */
export function* learnMasks(
  fingerprints: FingerprintReader,
  { textIds, ranks }: Pick<Wordings, 'textIds' | 'ranks'>,
): Preparation<TextMasks> {
  const blocks = (textId: number) => readBlocks(fingerprints.get(textId))
  const eachBlockIn = (textId: number): EachBlock => {
    const { words, flags } = viewWords(fingerprints.get(textId))
    return (visit) => eachBlockOf(words, flags, visit)
  }
  const frequent = new FrequentBlocks(textIds.length)
  yield* inTurns(textIds, (textId) => frequent.add(eachBlockIn(textId)))
  /** The texts that may have a standing block, in their order. */
  const marked: number[] = []
  yield* inTurns(textIds, (textId) => {
    const key = () => drawingKey(readTextHash(fingerprints.get(textId)))
    if (frequent.draw(eachBlockIn(textId), textId, key)) marked.push(textId)
  })
  frequent.finish()
  const standing = new StandingBlocks(frequent, (textId) =>
    readText(fingerprints.get(textId), fingerprints.language(textId)),
  )
  yield* inTurns(frequent, ([hash, drawn]) => standing.judge(hash, drawn))
  if (standing.size === 0) return NO_MASKS
  const pages = new StreamPages()
  yield* inTurns(marked, (textId) => pages.add(blocks(textId), standing))
  const hasStreams = pages.finish(standing)
  const masks = new MaskCollector()
  yield* inTurns(hasStreams ? textIds : marked, (textId) => masks.add(textId, maskOf(blocks(textId), standing)))
  return masks.finish(ranks.length)
}

export function readBlocks(bytes: Uint8Array): Blocks {
  const { words, flags } = viewWords(bytes)
  return blocksOf(words, flags)
}

/** What is looked at of a stored text. */
export function readText(bytes: Uint8Array, language: string): ReadText {
  const terms = () => {
    const { words, flags } = viewWords(bytes)
    return termsOf(words, flags, idfTable(language))
  }
  return {
    get blocks() {
      return readBlocks(bytes)
    },
    terms,
  }
}

/** By the wording alone, so that the same texts are looked at in whatever order they came. */
export function drawingKey(textHash: bigint): number {
  return mix32(Number(BigInt.asUintN(32, textHash)))
}
