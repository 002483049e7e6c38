import type { Article } from '../article.js'
import type { Explanation } from '../compare/compare.js'
import type { Deduper } from '../deduper/deduper.js'
import { DoppelwireError } from '../errors.js'
import type { ArticleShelf } from './article-shelf.js'
import { type NumberedCluster, verifiedAgainst } from './standings.js'
import type { Terminal } from './terminal.js'
import { clean, count, JSON_SCHEMA, showScore, toJsonLine } from './view/display.js'
import { humanExplanation } from './view/explanation.js'

/**
 * Prints why an article is where it is: its cluster, and the comparison with the article that it was verified against. A
 * representative is compared with its closest copy.
 *
 * @throws DoppelwireError `UNKNOWN_ID`
 */
export async function explainArticle(
  id: string,
  clusters: Iterable<NumberedCluster>,
  deduper: Deduper,
  shelf: ArticleShelf,
  json: boolean,
  terminal: Terminal,
): Promise<void> {
  const found = find(id, clusters)
  if (!found) {
    throw new DoppelwireError(
      'UNKNOWN_ID',
      `--explain: no article ${JSON.stringify(id)} in the input; --json lists the ids`,
    )
  }
  const { cluster, of, other, relation, score } = found
  const explanation = other === null ? null : deduper.explain(other, id)
  if (json) {
    const { number, representative, size, near } = cluster
    const pair = explanation && { a: other, b: id, ...explanation }
    const place = { cluster: number, representative, size, near }
    await terminal.write(toJsonLine({ schema: JSON_SCHEMA, id, ...place, relation, of, score, pair }))
    return
  }
  await terminal.write(`${terminal.style.bold(heading(found, id))}\n`)
  for (const { representative: other, relation } of cluster.near) {
    await terminal.write(`near (${relation}) ${clean(other)}\n`)
  }
  if (other === null || explanation === null) return
  const [a, b] = await Promise.all([side(other, deduper, shelf), side(id, deduper, shelf)])
  await terminal.write(`\n${judgement(explanation, found)}${humanExplanation(a, b, explanation, terminal)}`)
}

interface Found {
  readonly cluster: NumberedCluster
  readonly relation: string
  readonly score: number
  /** The article that it was verified against; null for a representative. */
  readonly of: string | null
  /** The article to compare it with; null if it is alone. */
  readonly other: string | null
}

function find(id: string, clusters: Iterable<NumberedCluster>): Found | undefined {
  for (const cluster of clusters) {
    const member = cluster.members.find((one) => one.id === id)
    if (!member) continue
    const of = verifiedAgainst(cluster, member)
    const closest = cluster.members.find((one) => verifiedAgainst(cluster, one) === id)
    return { cluster, relation: member.relation, score: member.score, of, other: of ?? closest?.id ?? null }
  }
  return undefined
}

function heading({ cluster, relation, score, of, other }: Found, id: string): string {
  const name = clean(id)
  if (other === null) return `${name} stands alone: it is a copy of no other article, and no other is one of it`
  const place = `cluster ${cluster.number} of ${count(cluster.size, 'article')}`
  if (of !== null) return `${name}: ${relation} of ${clean(of)}, score ${showScore(score)}, in ${place}`
  return `${name}: representative of ${place}; its closest copy is ${clean(other)}`
}

/** A feed may judge a pair otherwise than the pair alone is judged, which the explanation is about. */
function judgement(explanation: Explanation, { of, relation, score }: Found): string {
  if (of === null || (relation === explanation.relation && showScore(score) === showScore(explanation.score))) return ''
  return `in its feed ${relation}, score ${showScore(score)}; the pair by itself:\n`
}

async function side(id: string, deduper: Deduper, shelf: ArticleShelf) {
  const article = (await shelf.get(id)) as Article
  return { name: id, text: article.text, fingerprint: deduper.fingerprint(article) }
}
