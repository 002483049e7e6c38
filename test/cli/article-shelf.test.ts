import { expect, test } from 'vitest'
import { ArticleShelf } from '../../src/cli/article-shelf.js'
import { removeTemporaries } from '../../src/cli/temporary-files.js'

test('articles come back as they were put, also when several are asked for at once', async () => {
  const shelf = await ArticleShelf.open()
  try {
    const articles = ['a', '__proto__', 'c'].map((id) => ({ id, text: `text of ${id} \ud800 é`.repeat(50), title: id }))
    for (const article of articles) await shelf.add(article.id, article)
    // The first look writes what is pending, and the others have to wait for it.
    const found = await Promise.all(articles.map(({ id }) => shelf.get(id)))
    expect(found).toEqual(articles)
    const adding = shelf.add('d', { id: 'd', text: 'x'.repeat(2 ** 20) })
    await shelf.add('e', { id: 'e', text: 'later' })
    await adding
    expect(await shelf.get('e')).toEqual({ id: 'e', text: 'later' })
    expect(await shelf.get('nobody')).toBe(undefined)
  } finally {
    await shelf.close()
    removeTemporaries()
  }
})
