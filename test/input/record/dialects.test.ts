import { expect, test } from 'vitest'
import { openArticles } from '../../../src/input/open.js'
import { folderOf } from '../../fixtures/folder.js'

async function readOne(record: unknown) {
  for await (const { article } of openArticles([`${folderOf({ 'a.json': JSON.stringify(record) })}/a.json`]))
    return article
  return undefined
}

test.each<readonly [string, Record<string, unknown>, Record<string, unknown>]>([
  ['a list of providers', { provider: [{ name: 'The Paper' }] }, { source: 'The Paper' }],
  ['the origin of an item', { origin: { title: 'The Paper' }, canonical: [{ href: 'https://example.org/a' }] }, { source: 'The Paper', url: 'https://example.org/a' }],
  ['a page as source', { source: 'https://www.example.org/a/b' }, { source: 'example.org', url: 'https://www.example.org/a/b', id: 'https://example.org/a/b' }],
  ['a site as source', { source: 'https://example.org' }, { source: 'https://example.org' }],
  ['the name of a language', { language: 'Portuguese' }, { lang: 'pt' }],
  ['a language with a code', { language: { code: 'de', name: 'German' } }, { lang: 'de' }],
  ['a date with points', { date: '07.01.2022 08:30' }, { date: '2022-01-07T08:30:00.000Z' }],
  ['a day with points', { date: '7. 1. 2022' }, { date: '2022-01-07' }],
  ['a month before its day', { date: 'Friday, January 7, 2022 - 08:30' }, { date: '2022-01-07T08:30:00.000Z' }],
  ['half a day', { date: 'Jan. 7, 2022, 8:30 p.m.' }, { date: '2022-01-07T20:30:00.000Z' }],
  ['a day that no calendar has', { date: '31.02.2022' }, { date: '31.02.2022' }],
  ['a day and a month that may be either', { date: '01/02/2022' }, { date: '01/02/2022' }],
])('%s is read as it is meant', async (_, record, expected) => {
  expect(await readOne({ text: 'one', ...record })).toMatchObject(expected)
}) // biome-ignore format: a table
