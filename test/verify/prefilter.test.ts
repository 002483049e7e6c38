import { beforeAll, describe, expect, test } from 'vitest'
import { generateArticle } from '../../bench/generate/articles.js'
import { Comparable } from '../../src/compare/comparable.js'
import { compareComparables } from '../../src/compare/compare.js'
import { measure } from '../../src/compare/features/features.js'
import { type GateMeasures, mayBeAlike, PRESETS } from '../../src/compare/model.js'
import { createFingerprinter } from '../../src/index.js'
import { UNSEGMENTED } from '../../src/text/tokens.js'
import { Prefilter } from '../../src/verify/prefilter.js'
import { sketchTerms, type TermSketch } from '../../src/verify/term-sketch.js'
import { CHINESE, FLOOD, JAPANESE, PARLIAMENT } from '../compare/stories.js'
import { TEMPLATES } from '../compare/templates.js'

interface Text {
  readonly comparable: Comparable
  readonly sketch: TermSketch
}

const prefilter = new Prefilter()
const setQuery = ({ comparable, sketch }: Text, to = prefilter) => {
  to.setQuery(comparable.fingerprint, comparable.termsInOrder, sketch, () => comparable.bigrams)
  return to
}
const mayBeCopy = (on: Prefilter, { comparable, sketch }: Text, test: (measures: GateMeasures) => boolean) => {
  const { words, flags, textHash } = comparable.fingerprint
  return on.mayBeCopy(
    { sketch, words, flags, textHash, hasUnsegmented: flags.some((flag) => flag & UNSEGMENTED) },
    test,
  )
}
/** What is asked of a pair that passes everything: bounds, then as they are. */
const asked = (a: Text, b: Text, on = setQuery(a)): GateMeasures[] => {
  const measures: GateMeasures[] = []
  mayBeCopy(on, b, (one) => measures.push(one) > 0)
  return measures
}

let texts: Text[]
let make: (text: string) => Text
beforeAll(async () => {
  const fingerprint = await createFingerprinter()
  make = (text) => {
    const comparable = new Comparable(fingerprint({ text }))
    return { comparable, sketch: sketchTerms(comparable.termsInOrder) }
  }
  const generated = Array.from(
    { length: 40 },
    (_, number) => generateArticle(number, { seed: 5, copies: 0.5 }).article.text,
  )
  const cut = [FLOOD.slice(0, 500), `${PARLIAMENT} ${FLOOD}`, JAPANESE.slice(9), `${JAPANESE} ${FLOOD}`, 'word']
  const all = [...generated, FLOOD, PARLIAMENT, JAPANESE, CHINESE, ...cut, `${FLOOD} ${FLOOD}`, ...TEMPLATES.flat()]
  texts = all.map((text) => make(String(text)))
})

describe('a prefilter', () => {
  test('gives upper bounds of the measures, whichever text is the query, and rejects no copy', () => {
    let [copies, spared] = [0, 0]
    for (const a of texts) {
      for (const b of texts) {
        if (a.comparable.fingerprint.language !== b.comparable.fingerprint.language) continue
        const { measures: all, sections } = measure(a.comparable, b.comparable)
        const { lead, outsideShared, orderedLowQuartile } = all
        const [bounds, found, ...others] = asked(a, b)
        const { orderedLowQuartile: bound, highestOfShorter } = bounds!
        expect(found).toMatchObject({ lead, orderedLowQuartile, highestOfShorter: sections.at(-1)! })
        expect(bounds).toEqual({ ...found, orderedLowQuartile: bound, highestOfShorter })
        expect(highestOfShorter).toBeGreaterThanOrEqual(sections.at(-1)!)
        expect(bounds!.orderedLowQuartile).toBeGreaterThanOrEqual(orderedLowQuartile)
        expect(bounds!.outsideShared).toBeGreaterThanOrEqual(outsideShared)
        expect(others).toEqual([])
        expect(asked(b, a)).toEqual([bounds, found])

        const { score } = compareComparables(a.comparable, b.comparable, PRESETS.balanced)
        const may = mayBeCopy(setQuery(a), b, mayBeAlike)
        if (score >= PRESETS.balanced) {
          copies++
          expect([may, prefilter.sharesEnough(b.sketch)]).toEqual([true, true])
        } else if (!may) spared++
      }
    }
    expect(copies).toBeGreaterThan(80)
    expect(spared).toBeGreaterThan(1500)
  })

  test('accepts texts that share most terms, and an excerpt, but not another story', () => {
    setQuery(make(FLOOD))
    expect(prefilter.sharesEnough(make(FLOOD).sketch)).toBe(true)
    expect(prefilter.sharesEnough(make(FLOOD.slice(0, 300)).sketch)).toBe(true)
    expect(prefilter.sharesEnough(make(`${FLOOD} ${PARLIAMENT}`).sketch)).toBe(true)
    expect(prefilter.sharesEnough(make(PARLIAMENT).sketch)).toBe(false)
  })

  test('forgets the query before, however long that was', () => {
    const [flood, parliament] = [make(FLOOD), make(PARLIAMENT)]
    const long = make(Array.from({ length: 40_000 }, (_, i) => `w${i}`).join(' '))
    asked(long, parliament)
    expect(asked(flood, parliament)).toEqual(asked(flood, parliament, setQuery(flood, new Prefilter())))
    expect(prefilter.sharesEnough(parliament.sketch)).toBe(false)
  })
})
