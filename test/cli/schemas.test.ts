import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { RELATIONS } from '../../src/compare/relation.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf, readText } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { doppelwire, parseLines } from './harness.js'

const FOLDER = new URL('../../docs/schema/', import.meta.url)
const names = readdirSync(FOLDER).map((name) => name.replace('.schema.json', ''))
const schemaOf = (name: string) => JSON.parse(readFileSync(new URL(`${name}.schema.json`, FOLDER), 'utf8'))
const ajv = new Ajv2020({ allErrors: true })
const validators = new Map(names.map((name) => [name, ajv.compile(schemaOf(name))]))

const records = [
  { id: 'wire', text: HARBOUR, date: '2026-03-03' },
  { id: 'paper', text: reprintOf(HARBOUR) },
  { id: 'part', text: excerptOf(HARBOUR, 0, 0.4) },
  { id: 'wire', text: ORCHARD },
  { id: 'orchard', text: ORCHARD },
  { id: 'telescope', text: TELESCOPE, doppelwire: 'of an earlier run' },
  { id: 'paper', text: reprintOf(HARBOUR) },
]

/** What each output prints or writes, by the name of its schema. */
const OUTPUTS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  cluster: [['dedupe', 'FEED', '--json']],
  pair: [['dedupe', 'FEED', '--pairs', '--json']],
  comparison: [
    ['compare', '--documents', 'UNIQUE', 'wire', 'part', '--json'],
    ['compare', '--documents', 'UNIQUE', 'wire', 'telescope', '--json'],
  ],
  'compared-pair': [['compare', '--documents', 'UNIQUE', '--pairs', 'PAIRS', '--json']],
  explanation: [
    ['dedupe', 'FEED', '--explain', 'part', '--json'],
    ['dedupe', 'FEED', '--explain', 'wire', '--json'],
    ['dedupe', 'FEED', '--explain', 'telescope', '--json'],
  ],
  'annotated-line': [
    ['dedupe', 'FEED', '--annotate', '-'],
    ['dedupe', 'FEED', '--duplicates', '-'],
    ['dedupe', 'FEED', '--duplicates', '-', '--against', 'UNIQUE'],
    ['dedupe', 'FEED', '--annotate', '-', '--on-duplicate', 'replace'],
    ['dedupe', 'seeds', '--annotate', '-'],
  ],
  evaluation: [
    ['evaluate', '--documents', 'UNIQUE', '--pairs', 'LABELLED', '--json'],
    ['evaluate', '--documents', 'UNIQUE', '--pairs', 'OTHERS', '--json', '--precision', '1'],
  ],
  curve: [['curve', '--json']],
}

test('every JSON output has a schema, and every schema an output', () => {
  expect([...names].sort()).toEqual(Object.keys(OUTPUTS).sort())
})

test('the schemas know every relation', () => {
  for (const name of ['pair', 'compared-pair', 'comparison']) {
    expect(schemaOf(name).properties.relation.enum).toEqual(expect.arrayContaining([...RELATIONS]))
  }
})

describe.each(Object.entries(OUTPUTS))('%s', (name, commands) => {
  test.each(commands.map((argv) => [argv]))('%j is valid', async (argv) => {
    const folder = folderOf({
      'feed.jsonl': jsonLines(records),
      'unique.jsonl': jsonLines(records.filter((_, i) => i !== 3)),
      'pairs.tsv': 'a\tb\nwire\tpaper\npart\torchard\n',
      'labelled.tsv': 'a\tb\tlabel\tweight\nwire\tpaper\tcopy\t3\npart\torchard\tindependent\t2.5\nwire\tpart\t\t1\n',
      'others.tsv': 'a\tb\tlabel\nwire\ttelescope\trelated\n',
    })
    const files: Record<string, string> = {
      ...{ FEED: 'feed.jsonl', UNIQUE: 'unique.jsonl', PAIRS: 'pairs.tsv' },
      ...{ LABELLED: 'labelled.tsv', OTHERS: 'others.tsv' },
    }
    const called = argv.map((argument) => (files[argument] ? `${folder}/${files[argument]}` : argument))
    const { code, out } = await doppelwire(called)
    expect(code).toBe(0)
    const lines = parseLines(out)
    expect(lines.length).toBeGreaterThan(0)
    const validate = validators.get(name)!
    for (const line of lines) {
      validate(line)
      expect(validate.errors).toBe(null)
      // A field that is missing is found, so the schema says something.
      for (const field of schemaOf(name).required) {
        expect(validate({ ...(line as object), [field]: undefined }), field).toBe(false)
      }
    }
  })
})

test('the documentation names every schema', () => {
  const text = readText('docs/json.md')
  for (const name of names) expect(text).toContain(`schema/${name}.schema.json`)
})
