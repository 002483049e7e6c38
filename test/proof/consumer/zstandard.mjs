/** Reads a file that is packed by Zstandard; prints whether this runtime can unpack it, and the ids of its articles or the error. */
import zlib from 'node:zlib'
import { openArticles } from 'doppelwire/input'

const found = { unpacks: 'createZstdDecompress' in zlib, ids: [] }
try {
  for await (const { article } of openArticles(['packed.jsonl.zst'])) found.ids.push(article.id)
} catch ({ code, message }) {
  found.error = `${code} ${message}`
}
console.log(JSON.stringify(found))
