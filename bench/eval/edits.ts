/**
 * What articles become, to the shipped model, when something is done to them: `npm run bench:edits -- [folder of data]`. Real
 * articles, edited by known rules; each edited text is compared with what it was made from.
 */
import { compare, createFingerprinter, RELATIONS } from '../../src/index.js'
import { firstArgument } from '../arguments.js'
import { Random } from '../generate/random.js'
import { writeResults } from '../results.js'
import { formatTable } from '../table.js'
import { dataFolder, listSets, readSet } from './data.js'

const SET = 'basil-same-event'

/** From the sentences of an article and of an unrelated one, the edited text. */
type Edit = (own: readonly string[], other: readonly string[], random: Random) => string

const part = (sentences: readonly string[], from: number, to: number): string =>
  sentences.slice(Math.round(from * sentences.length), Math.round(to * sentences.length)).join(' ')
const words = (sentences: readonly string[]): string[] => sentences.join(' ').split(' ')

const EDITS: Readonly<Record<string, Edit>> = {
  'first half': (own) => part(own, 0, 0.5),
  'second half': (own) => part(own, 0.5, 1),
  'middle third': (own) => part(own, 1 / 3, 2 / 3),
  'every second sentence': (own) => own.filter((_, index) => index % 2 === 1).join(' '),
  'sentences shuffled': (own, _, random) => random.sample(own, own.length).join(' '),
  'one word in ten left out': (own, _, random) =>
    words(own)
      .filter(() => random.below(10) > 0)
      .join(' '),
  'three in ten left out': (own, _, random) =>
    words(own)
      .filter(() => random.below(10) > 2)
      .join(' '),
  'three in ten replaced': (own, other, random) =>
    words(own)
      .map((word) => (random.below(10) > 2 ? word : random.pick(words(other))))
      .join(' '),
  'another story after it': (own, other) => `${own.join(' ')}\n\n${other.join(' ')}`,
  'another story before it': (own, other) => `${other.join(' ')}\n\n${own.join(' ')}`,
  "first quarter another story's": (own, other) => `${part(other, 0, 0.25)}\n\n${part(own, 0.25, 1)}`,
  "first half another story's": (own, other) => `${part(other, 0, 0.5)}\n\n${part(own, 0.5, 1)}`,
  "second half another story's": (own, other) => `${part(own, 0, 0.5)}\n\n${part(other, 0.5, 1)}`,
  'another story': (_, other) => other.join(' '),
}

const folder = dataFolder(firstArgument())
if (!(await listSets(folder)).includes(SET)) {
  console.error(`No set named ${SET} in ${folder}: skipped.`)
  process.exit(0)
}
const articles = [...(await readSet(folder, SET)).documents.values()].map(({ text }) =>
  text.split(/(?<=[.!?]["”’]?)\s+/),
)
// Three articles on one event follow each other.
const unrelatedTo = (index: number): readonly string[] => articles[(index + articles.length / 2) % articles.length]!

const fingerprinter = await createFingerprinter()
const fingerprint = (text: string) => fingerprinter({ text, lang: 'en' })
const originals = articles.map((own) => fingerprint(own.join(' ')))
const rows = Object.entries(EDITS).map(([name, edit]) => {
  const random = new Random(1)
  const counts = new Map<string, number>()
  for (const [index, own] of articles.entries()) {
    const { relation } = compare(originals[index]!, fingerprint(edit(own, unrelatedTo(index), random)))
    counts.set(relation, (counts.get(relation) ?? 0) + 1)
  }
  return [name, ...RELATIONS.map((relation) => counts.get(relation) ?? 0)]
})
console.log(formatTable([`of ${articles.length} articles`, ...RELATIONS], rows))
writeResults('edits', { rows })
