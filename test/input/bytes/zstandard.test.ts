import zlib from 'node:zlib'
import { expect, test } from 'vitest'
import { ZstandardFrames } from '../../../src/input/bytes/zstandard-frames.js'
import { openArticles } from '../../../src/input/open.js'
import { folderOf } from '../../fixtures/folder.js'

/** Two lines, the articles `a` and `b`, packed by `zstd -19`. */
const LINES = Buffer.from(
  'KLUv/QRo9QIAokYUEaBvoMn6CflkUzboBC5Sv3UeILtI8N90a8VOsEbJvuHLvlKq1eSA7CK9kqdhbPu0VaNNK+pI+35ysjSMnZSS7HtKRaeDzvhwahX14O/Dk3McAwCDIBr2IUsWznwvS6U=',
  'base64',
)
/** A frame that every reader skips (RFC 8878, 3.1.2). */
const SKIPPED = Buffer.from('532a4d1803000000010203', 'hex')
/** One block of 5 times the letter x, without a checksum. */
const LETTERS = Buffer.from('28b52ffd00582b000078', 'hex')

function cut(...pieces: readonly Buffer[]): { frames: string[]; isWhole: boolean } {
  const splitter = new ZstandardFrames()
  const frames: string[] = []
  let open = ''
  for (const piece of pieces) {
    for (const { bytes, isLast } of splitter.push(piece)) {
      open += bytes.toString('hex')
      if (!isLast) continue
      frames.push(open)
      open = ''
    }
  }
  return { frames, isWhole: splitter.isWhole }
}

const bytesOf = (buffer: Buffer) => [...buffer].map((byte) => Buffer.of(byte))

test.each([
  ['a frame with a checksum', LINES],
  ['a frame to skip', SKIPPED],
  ['a repeated byte', LETTERS],
])('%s is whole at its end, and from its head on nowhere before, in whatever pieces it comes', (_, frame) => {
  const [one, lines] = [frame.toString('hex'), LINES.toString('hex')]
  for (let end = 8; end <= frame.length; end++) {
    const start = frame.subarray(0, end)
    const isWhole = end === frame.length
    const frames = isWhole ? [one] : []
    for (const pieces of [[start], bytesOf(start)]) expect(cut(...pieces)).toEqual({ frames, isWhole })
    expect(cut(LINES, start)).toEqual({ frames: [lines, ...frames], isWhole })
    expect(cut(Buffer.concat([LINES, start]))).toEqual({ frames: [lines, ...frames], isWhole })
  }
  expect(cut(frame, Buffer.from('what is no frame'))).toEqual({ frames: [one], isWhole: true })
})

async function read(content: Buffer, skipInvalid = false) {
  const [ids, skipped]: [string[], string[]] = [[], []]
  const path = `${folderOf({ 'a.jsonl.zst': content })}/a.jsonl.zst`
  const onSkip = (error: Error) => skipped.push(error.message)
  for await (const { article } of openArticles([path], { skipInvalid, onSkip })) ids.push(article.id)
  return { ids, skipped }
}

const canUnpack = 'createZstdDecompress' in zlib

test.runIf(canUnpack)(
  'a file packed with Zstandard is read, in several frames too, and cut short that is said',
  async () => {
    expect((await read(LINES)).ids).toEqual(['a', 'b'])
    expect((await read(Buffer.concat([SKIPPED, LINES, LINES]))).ids).toEqual(['a', 'b', 'a', 'b'])
    // Cut within the checksum, and so behind the last line.
    const { ids, skipped } = await read(LINES.subarray(0, -2), true)
    expect(ids).toEqual(['a', 'b'])
    expect(skipped).toEqual([expect.stringMatching(/a\.jsonl\.zst: the Zstandard data ends too early/)])
  },
)

test.runIf(!canUnpack)('a runtime that cannot unpack Zstandard is named', async () => {
  await expect(read(LINES)).rejects.toThrow(
    /a\.jsonl\.zst: this runtime cannot unpack Zstandard \(Node can from 22\.15 on\)/,
  )
})
