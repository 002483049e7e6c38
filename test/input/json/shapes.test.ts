import { expect, test } from 'vitest'
import { openArticles } from '../../../src/input/open.js'
import { folderOf } from '../../fixtures/folder.js'

type Found = readonly [id: string, text: string, title?: string]

async function read(content: unknown, name = 'a.json'): Promise<Found[]> {
  const json = typeof content === 'string' ? content : JSON.stringify(content)
  const articles: Found[] = []
  for await (const { article } of openArticles([`${folderOf({ [name]: json })}/${name}`])) {
    const { id, text, title } = article
    articles.push(title ? [id, text, title] : [id, text])
  }
  return articles
}

const one = { title: 'One', content: 'First text.' }
const two = { title: 'Two', content: 'Second text.' }

test.each<readonly [string, unknown, Found[]]>([
  ['objects keyed by id', { a1: one, b2: two }, [['a1', 'First text.', 'One'], ['b2', 'Second text.', 'Two']]],
  ['one of them', { a1: one }, [['a1', 'First text.', 'One']]],
  ['objects keyed by id, over which stands a status', { status: 'ok', query: { pages: { 7: one, 8: two } } }, [['7', 'First text.', 'One'], ['8', 'Second text.', 'Two']]],
  ['an id of its own goes before the key', { a1: { id: 'x', ...one }, b2: two }, [['x', 'First text.', 'One'], ['b2', 'Second text.', 'Two']]],
  ['a list under an unknown key', { meta: { total: 2 }, artikel: [{ id: 'a', ...one }, { id: 'b', ...two }] }, [['a', 'First text.', 'One'], ['b', 'Second text.', 'Two']]],
  ['lists by day', { '2022-01-07': [{ id: 'a', ...one }], '2022-01-08': [{ id: 'b', ...two }] }, [['a', 'First text.', 'One'], ['b', 'Second text.', 'Two']]],
  ['one article in a wrapper', { article: { id: 'a', ...one } }, [['a', 'First text.', 'One']]],
  ['a list within a list', [[{ id: 'a', ...one }], [{ id: 'b', ...two }]], [['a', 'First text.', 'One'], ['b', 'Second text.', 'Two']]],
  ['Event Registry', { articles: { results: [{ uri: '1', body: 'First text.' }] } }, [['1', 'First text.']]],
  ['Reddit', { kind: 'Listing', data: { children: [{ kind: 't3', data: { id: 'r1', title: 'One', selftext: 'First text.' } }] } }, [['r1', 'First text.', 'One']]],
  ['GraphQL', { data: { posts: { edges: [{ node: { id: 'g', ...one } }] } } }, [['g', 'First text.', 'One']]],
  ['a page of Spring Data', { content: [{ id: 'a', ...one }, { id: 'b', ...two }], totalPages: 1 }, [['a', 'First text.', 'One'], ['b', 'Second text.', 'Two']]],
  ['blocks are paragraphs, not articles', { id: 'a', content: [{ type: 'p', text: 'First' }, { type: 'p', text: 'second.' }] }, [['a', 'First\n\nsecond.']]],
  ['articles that one without a text refers to are none', { id: 'a', title: 'One', related: [{ title: 'T', summary: 's', url: 'https://example.org' }] }, [['a', '', 'One']]],
  ['a post without a text keeps its fields', { data: { children: [{ data: { id: 'r1', title: 'One', selftext: 'First text.' } }, { data: { id: 'r2', title: 'Two', selftext: '' } }] } }, [['r1', 'First text.', 'One'], ['r2', '', 'Two']]],
  ['a summary within an object is no article of its own', { items: [{ id: 'e', title: 'One', summary: { content: 'First text.' } }] }, [['e', 'First text.', 'One']]],
  ['what is said of an author is no article', { id: 'a', title: 'One', author: { name: 'Ann', text: 'She writes.' } }, [['a', '', 'One']]],
  ['tags beside posts are none', { db: { posts: [{ id: 'g', title: 'One', plaintext: 'First text.' }], tags: [{ id: 't', name: 'x', description: 'all of x' }] } }, [['g', 'First text.', 'One']]],
  ['the fields of GeoJSON', { features: [{ type: 'Feature', properties: { id: 'f', name: 'One', description: 'First text.' } }] }, [['f', 'First text.', 'One']]],
  ['names in capitals', [{ Id: 'a', Title: 'One', Text: 'First text.' }], [['a', 'First text.', 'One']]],
  ['names of another language', [{ id: 'a', titre: 'One', contenu: 'First text.' }], [['a', 'First text.', 'One']]],
  ['ids longer than a number holds', '{"seiten":[{"id":1234567890123456789,"text":"x y"},{"id":1234567890123456788,"text":"x z"}]}', [['1234567890123456789', 'x y'], ['1234567890123456788', 'x z']]],
])('%s', async (_, content, expected) => {
  expect(await read(content)).toEqual(expected)
}) // biome-ignore format: a table

test('articles of which none says its id are told apart by their positions', async () => {
  const ids = (await read([{ dump: [one, two] }, { dump: [one, two] }])).map(([id]) => id)
  expect(ids).toEqual(
    ['1', '2', '3', '4'].map((position) => expect.stringMatching(new RegExp(`a\\.json:${position}$`))),
  )
})

test('a field of an unknown name that looks like the text is named by the error', async () => {
  const records = [{ nr: 1, zeilen: 'Ministers agreed on Friday.' }]
  await expect(read(records)).rejects.toThrow(
    /found "nr", "zeilen"\. If another field holds it, say which: --field text=zeilen/,
  )
})

test('a nesting bomb under a name of texts ends', async () => {
  const depth = 20_000
  expect(
    await read(`{"content":${'{"content":'.repeat(depth)}1${'}'.repeat(depth + 1)}`).catch((error) => error.code),
  ).toBe('ARTICLE_INVALID')
})

test('an object under the Italian name of a date is no date', async () => {
  expect(await read([{ id: 'a', testo: 'Ein Text.', data: { x: 1 } }])).toEqual([['a', 'Ein Text.']])
})
