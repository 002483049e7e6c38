import type { GeneratedArticle } from './articles.js'

/** Two articles and whether one is a copy of the other. */
export interface GeneratedPair {
  readonly a: GeneratedArticle
  readonly b: GeneratedArticle
  readonly label: 'copy' | 'independent'
  readonly kind: string
}
