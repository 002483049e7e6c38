/** MinHash and LSH alone, for sets of anything: `npx tsx examples/minhash-lsh.ts`. */
import { containment, jaccard, LshIndex, MinHash, minhash, sCurve } from 'doppelwire/minhash'

const recipes = {
  pancakes: ['flour', 'milk', 'eggs', 'butter', 'salt', 'sugar'],
  crepes: ['flour', 'milk', 'eggs', 'butter', 'salt'],
  salsa: ['tomatoes', 'onion', 'lime', 'chili', 'salt', 'coriander'],
}

// A set of tokens as they are. A string would be cut into word shingles; a Uint32Array is a set of your own hashes.
const signatures = Object.fromEntries(Object.entries(recipes).map(([name, tokens]) => [name, minhash(tokens)]))

signatures.pancakes.size // → 6
Math.abs(jaccard(signatures.pancakes, signatures.crepes) - 5 / 6) < 0.15 // → true
containment(signatures.crepes, signatures.pancakes) > 0.85 // → true

// The threshold is a Jaccard similarity. What bands it led to, and how surely they find what:
const index = new LshIndex({ threshold: 0.6 })
sCurve(index.bands)(5 / 6) > 0.99 // → true
for (const [name, signature] of Object.entries(signatures)) index.add(name, signature)

const query = minhash(['flour', 'milk', 'eggs', 'butter', 'salt', 'sugar', 'vanilla'])
index.query(query) // → ['pancakes', 'crepes']
index.query(query, { estimates: true })[0].id // → 'pancakes'

// Both turn to bytes and back, on every runtime the same.
MinHash.fromBytes(query.toBytes()).size // → 7
LshIndex.fromBytes(index.toBytes()).query(query) // → ['pancakes', 'crepes']
