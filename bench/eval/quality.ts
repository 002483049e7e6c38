/**
 * How well copies of every kind are found, in two real feeds and alone: `npm run bench:quality -- [folder of data] [--families]`. Each pair
 * is judged by models that saw neither of its articles, and with `--families` also by models that saw no pair of its kind of text. Prints
 * figures; no text of the data leaves it.
 */
import { firstArgument } from '../arguments.js'
import { barChart } from '../chart.js'
import { writeResults } from '../results.js'
import { dataFolder } from './data.js'
import { evaluate } from './evaluation.js'
import { readExamples } from './pairs-in-feeds.js'
import { printQuality } from './quality-report.js'

const examples = await readExamples(dataFolder(firstArgument()), (feed) => console.error(`measuring: ${feed}`))
const quality = printQuality(examples.rows, evaluate(examples), process.argv.includes('--families'))
const names = quality.figures.map(({ on }) => on)
const series = [
  { name: 'in folds', values: quality.figures.map(({ value }) => value) },
  { name: 'needed', values: quality.figures.map(({ needed }) => needed) },
]
writeResults('quality', quality, barChart('Quality in folds', names, series))
