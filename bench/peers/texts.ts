import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Article } from '../../src/article.js'
import { streamDocuments } from '../eval/data.js'
import { generateArticles } from '../generate/articles.js'

const SET = 'background'

/**
 * The first articles of the set `background` in a folder of data (the argument, else DOPPELWIRE_DATA, else `../shared/data`);
 * generated ones, with a line saying so, where it is not there.
 */
export async function readArticles(argument: string | undefined, count: number): Promise<Article[]> {
  const folder = resolve(argument ?? process.env.DOPPELWIRE_DATA ?? '../shared/data')
  if (!existsSync(join(folder, SET, 'documents.jsonl.gz'))) {
    console.log(`No set named ${SET} in ${folder}: generated articles instead, which are plainer than news.`)
    return [...generateArticles({ count })].map(({ article }) => article)
  }
  const articles: Article[] = []
  for await (const document of streamDocuments(folder, SET)) {
    if (articles.length === count) break
    articles.push(document)
  }
  return articles
}
