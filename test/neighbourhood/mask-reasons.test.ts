import { expect, it } from 'vitest'
import { maskReasons } from '../../src/neighbourhood/mask-reasons.js'
import { MaskCollector, NO_MASKS } from '../../src/neighbourhood/text-masks.js'

const collector = new MaskCollector()
collector.add(1, { bounds: [2, 9, 20, 25], isForeign: false })
collector.add(2, { bounds: [], isForeign: true })
const masks = collector.finish(4)

it('says how many words of each text are left out, over all ranges', () => {
  expect(maskReasons(masks, 1, 0)).toEqual([
    '12 words that many texts of the feed have under other stories left out of the first text',
  ])
  expect(maskReasons(masks, 3, 1)).toEqual([
    '12 words that many texts of the feed have under other stories left out of the second text',
  ])
})

it('says that a text is nothing but the stories of others', () => {
  expect(maskReasons(masks, 1, 2)).toEqual([
    expect.stringContaining('left out of the first text'),
    'the second text is nothing but stories that other texts have too: in the feed it is compared with none',
  ])
})

it('says nothing of texts without a mask', () => {
  expect(maskReasons(masks, 0, 3)).toEqual([])
  expect(maskReasons(NO_MASKS, 1, 2)).toEqual([])
})
