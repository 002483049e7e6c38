import * as core from 'doppelwire'
import * as door from 'doppelwire/minhash'
import articles from './articles.mjs'
import { resultsOf } from './results.mjs'

console.log(JSON.stringify(await resultsOf(core, door, articles)))
