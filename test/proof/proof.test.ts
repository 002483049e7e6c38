import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Finding, sameResults } from './finding.js'
import { proveHere } from './here.js'
import { provePeers } from './peers.js'
import { createProject, pack, withoutPackages } from './project.js'

/** The part of `npm run proof` that needs nothing but the package and this Node. */
describe('the packed file, installed in an empty project', () => {
  let project = ''
  let findings: Finding[] = []
  let results: Record<string, unknown> = {}
  beforeAll(async () => {
    project = createProject(pack())
    const here = await proveHere(project)
    findings = here.findings
    results = JSON.parse(here.expected)
  }, 120_000)

  test('gives the same by import, by require and in a bundle, within the sizes promised', () => {
    expect(findings.map(({ what }) => what)).toEqual([
      ...['import', 'require', 'Zstandard'],
      ...['the minhash door', 'fingerprints and compare', 'the whole core', 'the bundle, run'],
    ])
    expect(findings.filter(({ holds }) => !holds)).toEqual([])
  })

  test('finds the copies among the seeds', () => {
    expect(results.clusters).toEqual([expect.stringContaining('reprint 001_515b1d55653f0fdd')])
    expect(results.unique).toEqual(expect.arrayContaining(['004_54a668db38cee4e4', 'ja', 'empty']))
    expect(results.fingerprints).toHaveLength(9)
  })

  test('misses each optional package by name, with the line that installs it', () => {
    const missed = provePeers(project, process.execPath, [])
    expect(missed).toHaveLength(6)
    expect(missed.filter(({ holds }) => !holds)).toEqual([])
  })
})

test('other results are told from the same', () => {
  expect(sameResults('here', 'import', { output: '{"a":1}' }, '{"a":1}').holds).toBe(true)
  expect(sameResults('here', 'import', { output: '{"a":2}' }, '{"a":1}')).toMatchObject({
    holds: false,
    detail: 'found …{"a":2}…, expected …{"a":1}…',
  })
  expect(sameResults('here', 'import', { failure: 'exit 1: why' }, '').holds).toBe(false)
})

test('a project is made where Node finds no packages in the folders above', () => {
  const folder = mkdtempSync(join(tmpdir(), 'doppelwire-above-'))
  mkdirSync(join(folder, 'node_modules'))
  const below = join(folder, 'a/b')
  expect(withoutPackages([below, folder, '/'])).toBe('/')
  expect(() => withoutPackages([below])).toThrow(`remove the node_modules in or above one of ${below}`)
})
