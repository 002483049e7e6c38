/** An array of objects of your own, in one call: `npx tsx examples/dedupe-array.ts`. */
import { dedupe } from 'doppelwire'

const rows = [
  {
    url: 'https://wire.example/1',
    published: '2022-03-04T09:10:00Z',
    headline: 'Tax on bread to fall',
    body: 'LISBON, March 3 (Reuters) - Ministers agreed on Friday to cut the tax on bread by four percent. The measure takes effect in June, finance minister Ana Prado told reporters. Bakers had asked for a larger cut since flour prices rose last autumn.',
  },
  {
    url: 'https://site.example/bread',
    published: '2022-03-04T15:00:00Z',
    headline: 'Bread gets cheaper',
    body: 'On Friday ministers agreed to cut the tax on bread by four percent. Finance minister Ana Prado told reporters the measure takes effect in June. Bakers had asked for a larger cut, as flour prices rose last autumn. Share this',
  },
  {
    url: 'https://mirror.example/2022/1',
    published: '2022-03-04T10:00:00Z',
    headline: 'Tax on bread to fall',
    body: 'Ministers agreed on Friday to cut the tax on bread by four percent. The measure takes effect in June, finance minister Ana Prado told reporters. Bakers had asked for a larger cut since flour prices rose last autumn. Sign up for our newsletter',
  },
  {
    url: 'https://wire.example/2',
    published: '2022-03-06T07:30:00Z',
    headline: 'Ferry runs aground',
    body: 'A ferry with ninety people on board ran aground off the island of Pico early on Sunday. All passengers were brought ashore by fishing boats, the harbour master said, and nobody was hurt.',
  },
]

const { unique, clusters, copies } = await dedupe(rows, {
  id: (row) => row.url,
  text: (row) => row.body,
  title: (row) => row.headline,
  date: (row) => row.published,
  representative: 'earliest',
})

unique.map((row) => row.url) // → ['https://wire.example/1', 'https://wire.example/2']
clusters.length // → 1
copies.map(({ article, relation }) => [article.url, relation]) // → [['https://site.example/bread', 'rewrite'], ['https://mirror.example/2022/1', 'reprint']]
copies[0].of === rows[0] // → true
