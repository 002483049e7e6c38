import { beforeAll, describe, expect, it, test } from 'vitest'
import { ADVERSARIES, type Adversary } from '../../bench/generate/adversaries.js'
import { generateArticle } from '../../bench/generate/articles.js'
import { Random } from '../../bench/generate/random.js'
import { STORIES } from '../../bench/generate/reported/stories.js'
import { compare } from '../../src/compare/compare.js'
import { isCopy } from '../../src/compare/relation.js'
import { createFingerprinter, type Fingerprinter } from '../../src/fingerprint/fingerprint.js'
import { createSigner } from '../../src/fingerprint/signer.js'
import { unpackSpans } from '../../src/text/spans.js'

let fingerprint: Fingerprinter
beforeAll(async () => {
  fingerprint = await createFingerprinter()
})

/** docs/adversaries.md says why: the order of paragraphs is evidence. */
const NOT_FOUND = ['paragraphs-reversed']
const FOUND = Object.entries<Adversary>(ADVERSARIES).filter(([name]) => !NOT_FOUND.includes(name))

describe('an edit that readers do not see hides no copy', () => {
  it.each(FOUND)('%s', (name, edit) => {
    const story =
      name === 'without-diacritics' ? STORIES.cs : generateArticle(3, { words: 300, copies: 0 }).article.text
    const disguised = edit(story, new Random(7))
    const [one, other] = [fingerprint({ text: story }), fingerprint({ text: disguised })]
    expect(isCopy(compare(one, other).relation)).toBe(true)
    expect(createSigner()(disguised)).toEqual(other.signature)
    const { starts, ends } = unpackSpans(other.spans, other.words.length)
    for (let word = 0; word < starts.length; word++) {
      expect(starts[word]).toBeGreaterThanOrEqual(word === 0 ? 0 : ends[word - 1]!)
      expect(ends[word]).toBeLessThanOrEqual(disguised.length)
    }
  })
})

test('paragraphs in reversed order are found', () => {
  const found = Array.from({ length: 20 }, (_, number) => {
    const { text } = generateArticle(number, { words: 300, copies: 0 }).article
    const reversed = ADVERSARIES['paragraphs-reversed'](text)
    return compare(fingerprint({ text }), fingerprint({ text: reversed })).relation
  }).filter(isCopy)
  expect(found).toHaveLength(20)
})

describe('no real text is taken for a disguise', () => {
  it.each(Object.entries(STORIES))('of %s', (lang, text) => {
    const { language } = fingerprint({ text })
    // Languages without stop words of their own may be taken for a related one, as before, and never for English.
    if (lang !== 'en') expect(language).not.toBe('en')
  })

  it('Serbian has one form in both scripts', () => {
    const cyrillic = 'Влада је у понедељак усвојила предлог закона о порезу, а пекари су тражили још љубазније услове.'
    const latin = 'Vlada je u ponedeljak usvojila predlog zakona o porezu, a pekari su tražili još ljubaznije uslove.'
    expect(fingerprint({ text: cyrillic }).words).toEqual(fingerprint({ text: latin }).words)
  })
})
