const core = require('doppelwire')
const door = require('doppelwire/minhash')
const { default: articles } = require('./articles.mjs')
const { resultsOf } = require('./results.mjs')

resultsOf(core, door, articles).then((results) => console.log(JSON.stringify(results)))
