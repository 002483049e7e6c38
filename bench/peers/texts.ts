import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Article } from '../../src/article.js'
import { streamDocuments } from '../eval/data.js'
import { generateArticles } from '../generate/articles.js'
import { generateWire } from '../generate/wire.js'

/** Sets of articles, and what stands for each where it is not there: long and unlike ones, and a wire's short ones, which are much alike. */
const SETS = { background: generateArticles, 'wire-feed': generateWire } as const

/**
 * The first articles of a set in a folder of data (the argument, else DOPPELWIRE_DATA, else `../shared/data`); generated ones, with a line
 * saying so, where it is not there.
 */
export async function readArticles(
  argument: string | undefined,
  count: number,
  set: keyof typeof SETS = 'background',
): Promise<Article[]> {
  const folder = resolve(argument ?? process.env.DOPPELWIRE_DATA ?? '../shared/data')
  if (!existsSync(join(folder, set, 'documents.jsonl.gz'))) {
    console.log(`No set named ${set} in ${folder}: generated articles instead, which are plainer than news.`)
    return Array.from<{ readonly article: Article }, Article>(SETS[set]({ count }), ({ article }) => article)
  }
  const articles: Article[] = []
  for await (const document of streamDocuments(folder, set)) {
    if (articles.length === count) break
    articles.push(document)
  }
  return articles
}
