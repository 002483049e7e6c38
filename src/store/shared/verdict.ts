import type { Article } from '../../article.js'
import type { Relation } from '../../compare/relation.js'
import type { FingerprintedArticle } from '../../deduper/deduper.js'
import type { Fingerprint } from '../../fingerprint/fingerprint.js'
import type { StoredVerdict } from '../results.js'
import type { Group, Groups } from './groups.js'
import { decidedRecord, type SharedText } from './records.js'
import type { Texts } from './texts.js'

/** An article on its way. */
export interface Adding {
  readonly article: Article | FingerprintedArticle
  readonly fingerprint: Fingerprint
  readonly text: string
  readonly time: number
  readonly id: string
  readonly status: 'new' | 'version'
  /** Of this call, and of the same call made again after an error: by it the store knows what this call stored. */
  readonly order: number
}

/** What an article is, and what its text was decided to be by that; undefined where another article decided it. */
export interface Decided {
  readonly verdict: StoredVerdict
  readonly decided?: string | undefined
}

/**
 * What an article is. Of two texts that are copies the one that comes first in the order of all texts is emitted, unless the other was
 * emitted before it could be seen: whoever finds a pair says so of both, and what was said first of a text stands. What another call
 * was answered, or will be, is repeated; what a worker left undecided is decided now.
 *
 * @param own the text as it was read last
 */
export async function decideVerdict(
  { text, id, status, article, order }: Adding,
  own: SharedText,
  texts: Texts,
  groups: Groups,
): Promise<Decided> {
  const group = await groups.around(text, own)
  const common = { id, cluster: group.clusterOf.get(id)?.representative ?? id }
  const version = status === 'version' ? ({ versionOf: article.id } as const) : undefined
  const shown = version ? 'version' : 'copy'
  const [first] = own.articles
  const isNew = own.articles.some((one) => one.id === id && one.order === order)
  if (first !== undefined && first.id !== id) {
    if (!isNew) return { verdict: { ...common, status: 'repeated', was: shown } }
    return { verdict: { ...common, status: shown, of: first.id, relation: 'identical', score: 1, ...version } }
  }
  const emits = `new ${order}`
  if (!isNew && own.decided !== undefined && own.decided !== emits) {
    const was = version || !own.decided.startsWith('new') ? shown : 'new'
    return { verdict: { ...common, status: 'repeated', was }, decided: own.decided }
  }
  const emitted = { verdict: { ...common, status: version ? 'version' : 'new', ...version }, decided: emits } as const
  if (own.decided === emits) return emitted
  const decide = async (name: string, wanted: string) =>
    (await texts.append([{ text: name, records: [decidedRecord(wanted)] }]))[0]?.decided
  const comesFirst = (other: SharedText) =>
    orderOf(other) < orderOf(own) || (orderOf(other) === orderOf(own) && other.text < text)
  let partners = partnersIn(group, text, id)
  let held: string | undefined
  for (const { other } of partners) {
    const isEmitted =
      comesFirst(other) || (other.decided ?? (await decide(other.text, `copy ${text}`)))?.startsWith('new')
    if (isEmitted) held ??= other.text
  }
  const decided = await decide(text, held === undefined ? emits : `copy ${held}`)
  if (decided === emits || decided === undefined) return emitted
  // Another call with the same article was faster.
  if (decided.startsWith('new'))
    return { verdict: { ...common, status: 'repeated', was: version ? shown : 'new' }, decided }
  const holder = decided.slice('copy '.length)
  // Another worker found the pair, after this one read the text.
  if (!partners.some(({ other }) => other.text === holder)) partners = partnersIn(await groups.around(text), text, id)
  // Those that came later say nothing, so that the answer is the same whenever it is given.
  const earlier = partners.filter(({ other }) => comesFirst(other) || other.text === holder)
  return { verdict: { ...common, status: shown, ...bestOf(earlier), ...version }, decided }
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
    return isPartner ? [{ other: other!, relation, score }] : []
  })
}

/** The first article of the partner with the highest score. */
export function bestOf(partners: readonly Partner[]): Pick<StoredVerdict, 'of' | 'relation' | 'score'> {
  const [best] = [...partners].sort((a, b) => b.score - a.score || orderOf(a.other) - orderOf(b.other))
  return best ? { of: firstOf(best.other), relation: best.relation, score: best.score } : {}
}

/** The article of a text that was stored first. */
export function firstOf({ articles }: SharedText): string {
  return articles[0]!.id
}

/** The place of a text in an order of all. */
function orderOf({ articles }: SharedText): number {
  return articles[0]?.order ?? Number.POSITIVE_INFINITY
}
