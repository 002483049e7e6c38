/** What a project gets from the package, as short texts that are the same on every runtime and in every bundle. */
export async function resultsOf(core, door, articles) {
  const fingerprintOf = await core.createFingerprinter()
  const fingerprints = articles.map((article) => fingerprintOf(article))
  const { unique, clusters } = await core.dedupe(articles)
  const index = new door.LshIndex({ threshold: 0.3 })
  index.addAll(articles.map(({ id, text }) => [id, door.minhash(text)]))
  const hashes = Uint32Array.from({ length: 5000 }, (_, i) => Math.imul(i, 0x9e3779b1))
  return {
    fingerprints: fingerprints.map((one) => digestOf(core.encodeFingerprint(one))),
    scores: fingerprints.map((one) => core.compare(fingerprints[0], one).score.toFixed(9)),
    unique: unique.map(({ id }) => id),
    clusters: clusters.map(({ representative, copies }) =>
      [representative.id, ...copies.map(({ article, relation }) => `${relation} ${article.id}`)].join(', '),
    ),
    signature: digestOf(door.minhash(hashes).toBytes()),
    index: digestOf(index.toBytes()),
    similar: index.query(door.minhash(articles[0].text)),
  }
}

/** FNV-1a, which needs nothing of a runtime. */
function digestOf(bytes) {
  let hash = 0x811c9dc5
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193)
  return `${bytes.length}:${(hash >>> 0).toString(16)}`
}
