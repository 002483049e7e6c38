import { compareIds } from '../cluster/representative.js'
import type { Relation } from '../compare/relation.js'
import type { ScoredCandidate } from '../verify/verifier.js'
import type { ArticleTable } from './article-table.js'
import type { Corpus } from './corpus.js'
import type { Match, Pair } from './results.js'

/**
 * Every pair of articles of which one is a copy of the other, once: the articles of each text, and of each two texts.
 */
export function* pairsOf({ articles, edges }: Corpus): Generator<Pair> {
  for (const textId of articles.sharedTexts()) {
    const ids = articles.idsOfText(textId)
    for (let i = 1; i < ids.length; i++) {
      for (let j = 0; j < i; j++) yield pair(ids[i]!, ids[j]!, 'identical', 1)
    }
  }
  for (const { a, b, relation, score } of edges) {
    for (const one of articles.idsOfText(a)) {
      for (const other of articles.idsOfText(b)) yield pair(one, other, relation, score)
    }
  }
}

function pair(one: string, other: string, relation: Relation, score: number): Pair {
  return one < other ? { a: one, b: other, relation, score } : { a: other, b: one, relation, score }
}

/** The articles that have the texts found, by falling score, then by id, without the article `self`. */
export function matchesOf(found: readonly ScoredCandidate[], articles: ArticleTable, self: string): Match[] {
  const matches = found.flatMap(({ textId, relation, score, measures }) =>
    articles.idsOfText(textId).map((id): Match => ({ id, relation, score, measures })),
  )
  return matches.filter(({ id }) => id !== self).sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
}
