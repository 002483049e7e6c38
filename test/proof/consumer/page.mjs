/** In a page and in a worker: the results, and whether the runtime lets WebAssembly be compiled. */
import * as core from 'doppelwire'
import * as door from 'doppelwire/minhash'
import articles from './articles.mjs'
import { resultsOf } from './results.mjs'

function compiles() {
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
    return true
  } catch {
    return false
  }
}

const found = { webAssembly: compiles(), results: await resultsOf(core, door, articles) }
if (typeof document === 'undefined') {
  postMessage(found)
} else {
  const worker = new Worker('page.js', { type: 'module' })
  worker.onmessage = ({ data }) => {
    document.title = JSON.stringify({ page: found, worker: data })
  }
  worker.onerror = ({ message }) => {
    document.title = JSON.stringify({ error: message })
  }
}
