import type { Article } from '../../article.js'
import type { Relation } from '../../compare/relation.js'
import type { FingerprintedArticle } from '../../deduper/deduper.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import type { StoredVerdict } from '../results.js'
import type { Group, Groups } from './groups.js'
import type { SharedTables, SharedText } from './tables.js'

/** An article on its way, and what is known of its text. */
export interface Adding {
  readonly article: Article | FingerprintedArticle
  readonly fingerprint: Fingerprint
  readonly bytes: Uint8Array
  readonly text: string
  readonly time: number
  readonly id: string
  readonly status: 'new' | 'version'
  /** Of this call, and of the same call made again after an error: by it the store knows what this call stored. */
  readonly order: number
}

/**
 * What an article is. Of two texts that are copies the one that comes first in the order of all texts is emitted, unless the other was
 * emitted before it could be seen: whoever finds a pair says so of both, and what was said first of a text stands. What another call
 * was answered, or will be, is repeated; what a worker left undecided is decided now.
 *
 * @param first the id of the first article of the text
 * @param isNew whether this call stored the article
 */
export async function decideVerdict(
  { text, id, status, article, order }: Adding,
  { first, isNew }: { readonly first: string; readonly isNew: boolean },
  tables: SharedTables,
  groups: Groups,
): Promise<StoredVerdict> {
  const group = await groups.around(text)
  const common = { id, cluster: group.clusterOf.get(id)?.representative ?? id }
  const version = status === 'version' ? ({ versionOf: article.id } as const) : undefined
  const shown = version ? 'version' : 'copy'
  if (first !== id) {
    if (!isNew) return { ...common, status: 'repeated', was: shown }
    return { ...common, status: shown, of: first, relation: 'identical', score: 1, ...version }
  }
  const own = group.texts.get(text)
  const emits = `new ${order}`
  if (!isNew && own?.decided !== undefined && own.decided !== emits) {
    return { ...common, status: 'repeated', was: version || !own.decided.startsWith('new') ? shown : 'new' }
  }
  const partners = partnersIn(group, text, id)
  const comesFirst = (other: SharedText) =>
    other.order < own!.order || (other.order === own!.order && other.text < text)
  let held: string | undefined
  for (const { other } of partners) {
    if (comesFirst(other) || (await tables.decide(other.text, `copy ${text}`)).startsWith('new')) held ??= other.text
  }
  const decided = await tables.decide(text, held === undefined ? emits : `copy ${held}`)
  if (decided === emits || decided === '') return { ...common, status: version ? 'version' : 'new', ...version }
  // Another call with the same article was faster.
  if (decided.startsWith('new')) return { ...common, status: 'repeated', was: version ? shown : 'new' }
  // Those that came later say nothing, so that the answer is the same whenever it is given.
  const earlier = partners.filter(({ other }) => comesFirst(other) || other.text === held)
  return { ...common, status: shown, ...bestOf(earlier), ...version }
}

interface Partner {
  readonly other: SharedText
  readonly relation: Relation
  readonly score: number
}

/** The verified partners of a text that share a cluster with one of its articles. */
export function partnersIn({ texts, clusterOf }: Group, text: string, id: string): Partner[] {
  const members = new Set(clusterOf.get(id)?.members.map((member) => member.id))
  return (texts.get(text)?.pairs ?? []).flatMap(({ other: name, relation, score }) => {
    const other = texts.get(name)
    const isPartner = other?.articles.some((one) => members.has(one.id))
    return isPartner ? [{ other: other!, relation: relation as Relation, score }] : []
  })
}

/** The first article of the partner with the highest score. */
export function bestOf(partners: readonly Partner[]): Pick<StoredVerdict, 'of' | 'relation' | 'score'> {
  const [best] = [...partners].sort((a, b) => b.score - a.score || a.other.order - b.other.order)
  return best ? { of: firstOf(best.other), relation: best.relation, score: best.score } : {}
}

/** The article of a text that was stored first. */
export function firstOf({ articles }: SharedText): string {
  return articles.reduce((one, other) => (other.order < one.order ? other : one)).id
}
