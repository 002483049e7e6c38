import { writeFileSync } from 'node:fs'
import { mix32 } from '../../src/structures/hash.js'
import { Random } from '../generate/random.js'
import { jaccard, shingles } from '../shingles.js'

/** What all contestants are given, in the folder of a run. */
export interface Task {
  /** Each takes as many of the first as it is told. */
  readonly texts: readonly string[]
  /** Texts of plain words, of which every tool cuts the same shingles, and the pairs whose similarity is to be estimated. */
  readonly plain: readonly string[]
  readonly pairs: readonly (readonly [number, number])[]
}

/** What is known of each pair of a task. */
export interface TruePair {
  readonly kind: 'mixed' | 'one inserted word' | 'five-word byline' | 'cut tail'
  /** Exact Jaccard similarity of word 5-shingles. */
  readonly similarity: number
}

/** One answer of a contestant: its processor time for one pass over its texts, and a number that depends on all results. */
export interface Lap {
  readonly seconds: number
  readonly checksum: number
}

/** Of each kind of edited copy, and of each share of a mixed one. */
const [COPIES, MIXED] = [100, 40]
const SHARES = [0.2, 0.35, 0.5, 0.7, 0.85, 0.95, 0.98]
const [FEWEST_WORDS, MOST_WORDS] = [200, 1500]

/** Writes `task.json`, the shingles of the texts as `tokens.json`, and their hashes as `hashes.bin` and `offsets.bin`: 32-bit, little-endian. */
export function writeTask(folder: string, texts: readonly string[]): TruePair[] {
  const { plain, pairs, truth } = pairUp(texts)
  writeFileSync(`${folder}/task.json`, JSON.stringify({ texts, plain, pairs } satisfies Task))
  const sets = texts.map((text) => [...shingles(text)])
  writeFileSync(`${folder}/tokens.json`, JSON.stringify(sets))
  const rows = sets.map((set) => set.map(hashOf))
  const offsets = [0]
  for (const row of rows) offsets.push(offsets.at(-1)! + row.length)
  writeFileSync(`${folder}/hashes.bin`, Uint32Array.from(rows.flat()))
  writeFileSync(`${folder}/offsets.bin`, Uint32Array.from(offsets))
  return truth
}

function pairUp(texts: readonly string[]): Pick<Task, 'plain' | 'pairs'> & { truth: TruePair[] } {
  const random = new Random(4)
  const sources = texts.map(plainWords).filter((words) => words.length >= FEWEST_WORDS)
  const source = (): string[] => random.pick(sources)
  const plain: string[] = []
  const pairs: [number, number][] = []
  const truth: TruePair[] = []
  const add = (kind: TruePair['kind'], a: readonly string[], b: readonly string[]): void => {
    const [one, other] = [a.join(' '), b.join(' ')]
    pairs.push([plain.push(one) - 1, plain.push(other) - 1])
    truth.push({ kind, similarity: jaccard(shingles(one), shingles(other)) })
  }
  for (const share of SHARES) {
    for (let count = 0; count < MIXED; count++) {
      const [words, others] = [source(), source()]
      const kept = Math.round(share * words.length)
      add('mixed', words, [...words.slice(0, kept), ...others.slice(0, words.length - kept)])
    }
  }
  for (let count = 0; count < COPIES; count++) {
    const words = source()
    const at = random.below(words.length)
    add('one inserted word', words, [...words.slice(0, at), 'inserted', ...words.slice(at)])
    add('five-word byline', words, ['reporting', 'by', ...random.sample(source(), 2), 'staff', ...words])
    add('cut tail', words, words.slice(0, Math.round(0.7 * words.length)))
  }
  return { plain, pairs, truth }
}

function plainWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => /^[a-z]{2,}$/.test(word))
    .slice(0, MOST_WORDS)
}

function hashOf(shingle: string): number {
  let hash = 0
  for (let at = 0; at < shingle.length; at++) hash = Math.imul(hash ^ shingle.charCodeAt(at), 0x01000193)
  return mix32(hash)
}
