/** The steps that `npm run bench` times, room by room, on generated articles and the seeds. */
import { Candidates } from '../../src/candidates/candidates.js'
import type { ClusterLevel } from '../../src/cluster/star-levels.js'
import { Comparable } from '../../src/compare/comparable.js'
import {
  assessComparables,
  compareComparables,
  DEFAULT_THRESHOLD,
  explainAssessment,
} from '../../src/compare/compare.js'
import { createDeduper } from '../../src/deduper/deduper.js'
import { FINGERPRINT_DEFAULTS } from '../../src/fingerprint/fingerprint.js'
import { MOST_PHRASES, phrases } from '../../src/fingerprint/phrases.js'
import { decodeFingerprint, encodeFingerprint } from '../../src/fingerprint/sealed-bytes.js'
import { chooseBands } from '../../src/minhash/s-curve.js'
import { shingle } from '../../src/minhash/shingles.js'
import { analyze } from '../../src/text/analyze.js'
import { normalizedUnitsView } from '../../src/text/normalize.js'
import { type BenchInputs, bytesOf, makeInputs, mean } from '../inputs.js'
import type { Step } from '../measure.js'
import { createHotPaths, type HotPath } from './hot-path.js'

export interface Room {
  readonly name: string
  /** What the inputs of its steps are. */
  readonly inputs: 'articles' | 'pairs'
  readonly steps: readonly Step[]
}

type Forms = Readonly<Record<'chosen' | 'plain', HotPath>>

const { shingleWords, signatureValues } = FINGERPRINT_DEFAULTS
// Per word: its hash, its place in the text (two numbers), its flags.
const WORD_BYTES = 13
// Per shingle: its hash and its place.
const SHINGLE_BYTES = 8

export async function furnish(): Promise<Room[]> {
  const inputs = await makeInputs({ texts: 100, stored: 2000 })
  const forms = await createHotPaths()
  return [
    { name: 'normalise', inputs: 'articles', steps: normaliseSteps(inputs, forms) },
    { name: 'words', inputs: 'articles', steps: wordSteps(inputs, forms) },
    { name: 'shingles', inputs: 'articles', steps: shingleSteps(inputs) },
    { name: 'signature', inputs: 'articles', steps: signatureSteps(inputs, forms) },
    { name: 'insert + probe', inputs: 'articles', steps: indexSteps(inputs) },
    { name: 'compare', inputs: 'pairs', steps: compareSteps(inputs) },
    { name: 'cluster', inputs: 'articles', steps: await clusterSteps(inputs) },
    { name: 'whole', inputs: 'articles', steps: wholeSteps(inputs) },
  ]
}

function normaliseSteps({ texts, seeds, decomposed }: BenchInputs, { chosen, plain }: Forms): Step[] {
  const form = (text: string): number => normalizedUnitsView(text).length
  return [
    overTexts('generated', texts, form),
    overTexts('seeds', seeds, form),
    overTexts('accents apart', decomposed, form),
    overTexts('with the words', texts, chosen.wordsAndForm),
    overTexts('with the words, plain', texts, plain.wordsAndForm),
  ]
}

function wordSteps({ texts, seeds }: BenchInputs, { chosen, plain }: Forms): Step[] {
  return [
    overTexts('generated', texts, chosen.words, WORD_BYTES * mean(texts.map(chosen.words))),
    overTexts('generated, plain', texts, plain.words, WORD_BYTES * mean(texts.map(plain.words))),
    overTexts('seeds', seeds, chosen.words, WORD_BYTES * mean(seeds.map(chosen.words))),
    overTexts('less boilerplate', texts, (text) => analyze(text).words.count),
  ]
}

function shingleSteps({ texts, words }: BenchInputs): Step[] {
  return [
    over('of words', words, bytesOf(texts), ({ hashes, flags }) => shingle(hashes, flags, shingleWords).hashes.length, {
      bytesEach: SHINGLE_BYTES * mean(words.map(({ count }) => count - shingleWords + 1)),
    }),
  ]
}

function signatureSteps({ texts, words }: BenchInputs, { chosen, plain }: Forms): Step[] {
  const shingles = words.map(({ hashes, flags }) => shingle(hashes, flags, shingleWords).hashes)
  const bytesEach = 4 * signatureValues
  return [
    over('of shingles', shingles, bytesOf(texts), (one) => chosen.signHashed(one)[0]!, { bytesEach }),
    over('of shingles, plain', shingles, bytesOf(texts), (one) => plain.signHashed(one)[0]!, { bytesEach }),
    overTexts('of raw text', texts, (text) => chosen.sign(text)[0]!, bytesEach),
    overTexts('of raw text, plain', texts, (text) => plain.sign(text)[0]!, bytesEach),
  ]
}

function indexSteps({ fingerprints, terms, storedBytes }: BenchInputs): Step[] {
  const { bands } = chooseBands({ values: signatureValues, target: 0.4 })
  const kept = terms.map((content) => phrases(content))
  const fill = (phraseCount: number): { candidates: Candidates; found: number } => {
    const candidates = new Candidates({ bands, bucketCap: 1000, phraseCount })
    let found = 0
    for (let number = 0; number < fingerprints.length; number++) {
      found += candidates.insertThenProbe(number, fingerprints[number]!.signature, kept[number]).length
    }
    return { candidates, found }
  }
  return Object.entries({ bands: 0, 'bands + phrases': MOST_PHRASES }).map(([name, phraseCount]) => ({
    ...{ name, count: fingerprints.length, textBytes: storedBytes },
    bytesEach: fill(phraseCount).candidates.bytes / fingerprints.length,
    run: () => fill(phraseCount).found,
  }))
}

function compareSteps({ fingerprints, copyPairs, storedBytes }: BenchInputs): Step[] {
  const ready = fingerprints.map((print) => new Comparable(print))
  const encoded = fingerprints.map(encodeFingerprint)
  const pairs = copyPairs.map(([a, b]) => [ready[a]!, ready[b]!] as const)
  const strangers = pairs.map(([copy], place) => [copy, pairs[(place + 1) % pairs.length]![1]] as const)
  const score = ([a, b]: readonly [Comparable, Comparable]): number =>
    1000 * compareComparables(a, b, DEFAULT_THRESHOLD).score
  const passages = ([a, b]: readonly [Comparable, Comparable]): number =>
    explainAssessment(a, b, assessComparables(a, b, DEFAULT_THRESHOLD)).passages.length
  const pairBytes = (2 * storedBytes * pairs.length) / fingerprints.length
  return [
    over('copies', pairs, pairBytes, score),
    over('strangers', strangers, pairBytes, score),
    over('copies, with passages', pairs, pairBytes, passages),
    over(
      'one side, from bytes',
      encoded,
      storedBytes,
      (bytes) => new Comparable(decodeFingerprint(bytes)).shingles.distinct,
    ),
  ]
}

const LEVELS: readonly ClusterLevel[] = ['reprint', 'rewrite']

async function clusterSteps({ articles, storedBytes }: BenchInputs): Promise<Step[]> {
  const steps: Step[] = []
  for (const level of LEVELS) {
    const deduper = await createDeduper({ level })
    await deduper.addAll(articles)
    steps.push({
      ...{ name: `level ${level}`, count: articles.length, textBytes: storedBytes },
      run: () => sumOver([...deduper.clusters()], ({ size }) => size * size),
    })
  }
  return steps
}

function wholeSteps({ texts, articles, fingerprinter, fingerprints }: BenchInputs): Step[] {
  const some = articles.slice(0, 500)
  const encodedBytes = mean(fingerprints.map((print) => encodeFingerprint(print).length))
  return [
    overTexts('fingerprint', texts, (text) => fingerprinter({ text }).words.length),
    overTexts('fingerprint, encoded', texts, (text) => encodeFingerprint(fingerprinter({ text })).length, encodedBytes),
    ...LEVELS.map((level) => ({
      ...{ name: `dedupe, level ${level}`, count: some.length, textBytes: bytesOf(some.map(({ text }) => text)) },
      run: async () => {
        const deduper = await createDeduper({ level })
        for (const article of some) deduper.store(article)
        return sumOver([...deduper.clusters()], ({ size }) => size)
      },
    })),
  ]
}

function overTexts(name: string, texts: readonly string[], run: (text: string) => number, bytesEach?: number): Step {
  return over(name, texts, bytesOf(texts), run, bytesEach === undefined ? {} : { bytesEach })
}

/** A step that takes inputs one by one; `run` returns a number that depends on the result. */
function over<Input>(
  name: string,
  inputs: readonly Input[],
  textBytes: number,
  run: (input: Input) => number,
  more: Pick<Step, 'bytesEach'> = {},
): Step {
  return { name, count: inputs.length, textBytes, ...more, run: () => sumOver(inputs, run) }
}

function sumOver<Input>(inputs: readonly Input[], run: (input: Input) => number): number {
  let sum = 0
  for (const input of inputs) sum += run(input)
  return sum
}
