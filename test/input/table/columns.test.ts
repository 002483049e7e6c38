import { expect, test } from 'vitest'
import { openArticles } from '../../../src/input/open.js'
import { folderOf } from '../../fixtures/folder.js'

async function read(content: string) {
  const found: Record<string, unknown>[] = []
  for await (const { article } of openArticles([`${folderOf({ 'a.csv': content })}/a.csv`])) found.push({ ...article })
  return found
}

test.each([
  ['German', 'Nr;Überschrift;Datum;Quelle;Inhalt\n1;T;2022-01-07;Bote;Ein Text.\n'],
  ['French', 'titre;contenu;date;source\nT;Ein Text.;2022-01-07;Bote\n'],
  ['Spanish', 'Título,Fecha,Fuente,Texto\nT,2022-01-07,Bote,Ein Text.\n'],
  ['Italian', 'titolo,testo,data,fonte\nT,Ein Text.,2022-01-07,Bote\n'],
  ['Russian', 'Заголовок;Текст;Дата;Источник\nT;Ein Text.;2022-01-07;Bote\n'],
  ['Chinese', '标题,正文,日期,来源\nT,Ein Text.,2022-01-07,Bote\n'],
  ['English in other words', 'Article Title,Article Text,Published Date,Source Name\nT,Ein Text.,2022-01-07,Bote\n'],
])('names of columns in %s are known', async (_, content) => {
  expect(await read(content)).toEqual([
    expect.objectContaining({
      title: 'T',
      text: 'Ein Text.',
      source: 'Bote',
      date: expect.stringMatching(/^2022-01-07/),
    }),
  ])
})

test('a column of a known name goes before one of the same meaning', async () => {
  expect(await read('Inhalt,text\nno,yes\n')).toEqual([expect.objectContaining({ text: 'yes', Inhalt: 'no' })])
})

test('a table whose text stands in a column of an unknown name is an error that lists the columns and proposes one', async () => {
  const rows = 'id;Titel;Zeilen\n1;T;Ministers agreed on Friday.\n'
  await expect(read(rows)).rejects.toThrow(/found "id", "title", "Zeilen"\. .*--field text=Zeilen/)
})

test('so is one of which no column is known', async () => {
  const rows = 'a;b;Zeilen\n1;T;Ministers agreed on Friday.\n'
  await expect(read(rows)).rejects.toThrow(/found "a", "b", "Zeilen"\. .*--field text=Zeilen/)
})

test('a table without a text is one of empty articles', async () => {
  expect(await read('id,title\n1,One word\n')).toEqual([expect.objectContaining({ id: '1', text: '' })])
})
