import { type CopyRelation, excerpt, reprint, retypeset } from './copies.js'
import { type Draft, writeDraft, writeOut } from './draft.js'
import { Random } from './random.js'

export type GeneratedArticle = {
  readonly id: string
  readonly text: string
  readonly title: string
  readonly date: string
  readonly source: string
  readonly lang: 'en'
}

/** An article and what it truly is: an original, or a copy of the original named. */
export type Generated =
  | { readonly article: GeneratedArticle; readonly original?: undefined; readonly relation?: undefined }
  | { readonly article: GeneratedArticle; readonly original: string; readonly relation: CopyRelation }

export interface GeneratorOptions {
  readonly count: number
  readonly seed?: number
  /** Mean length of an original in words. */
  readonly words?: number
  /** Share of articles that are copies of an earlier one: of these 30 % identical, 55 % reprints, 15 % excerpts. */
  readonly copies?: number
}

/** Copies follow within so many articles, as in a feed. */
const WINDOW = 20_000
/** One wire story in so many articles is reprinted by everybody: a fifth of the copies go to these. */
const WIRE_STORIES = 500

// Sources of randomness that must not run into each other.
const [ROLE, TEXT, EDIT] = [1, 2, 3]

/**
 * News-like articles with known copies among them, the same for the same options on every machine. Nothing is kept
 * between articles: a copy writes its original anew, so a million articles take no memory.
 *
 * @example
 * [...generateArticles({ count: 3 })].map(({ article }) => article.id) // => ['g0', 'g1', 'g2']
 */
export function* generateArticles(options: GeneratorOptions): Generator<Generated> {
  for (let number = 0; number < options.count; number++) yield generateArticle(number, options)
}

/** Article `number` of the stream, without the ones before it. */
export function generateArticle(number: number, options: Omit<GeneratorOptions, 'count'> = {}): Generated {
  const { seed = 1, words = 600, copies = 0.2 } = options
  const role = new Random(seed, ROLE, number)
  const original = (of: number): Draft => writeDraft(new Random(seed, TEXT, of), words)
  if (!isCopy(number, seed, copies)) return { article: finish(number, original(number)) }
  const of = findOriginal(number, seed, copies, role)
  const relation = pickRelation(role)
  const edit = new Random(seed, EDIT, number)
  return { article: copyOf(number, original(of), relation, edit), original: `g${of}`, relation }
}

function isCopy(number: number, seed: number, copies: number): boolean {
  return number % WIRE_STORIES !== 0 && new Random(seed, ROLE, number, ROLE).chance(copies)
}

function findOriginal(number: number, seed: number, copies: number, role: Random): number {
  if (role.chance(0.2)) return number - (number % WIRE_STORIES)
  let candidate = number - role.between(1, Math.min(number, WINDOW))
  while (isCopy(candidate, seed, copies)) candidate--
  return candidate
}

function pickRelation(role: Random): CopyRelation {
  const share = role.fraction()
  if (share < 0.3) return 'identical'
  return share < 0.85 ? 'reprint' : 'excerpt'
}

function copyOf(number: number, draft: Draft, relation: CopyRelation, random: Random): GeneratedArticle {
  if (relation === 'reprint') return finish(number, reprint(draft, random))
  if (relation === 'excerpt') return finish(number, excerpt(draft, random))
  const article = finish(number, draft)
  return { ...article, text: retypeset(article.text, random) }
}

function finish(number: number, draft: Draft): GeneratedArticle {
  const { title, date, source } = draft
  return { id: `g${number}`, text: writeOut(draft), title, date, source, lang: 'en' }
}
