import { describe, expect, test } from 'vitest'
import { doppelwire } from './harness.js'

describe('help and version', () => {
  test.each([[['--help']], [['-h']]])('%s lists the commands on stdout', async (argv) => {
    const { code, out, err } = await doppelwire(argv)
    expect(code).toBe(0)
    expect(err).toBe('')
    for (const command of ['dedupe', 'compare', 'curve']) expect(out).toContain(`  ${command} `)
  })

  test.each(['dedupe', 'compare', 'curve'])('%s --help shows examples and names every option', async (command) => {
    const { code, out, err } = await doppelwire([command, '--help'])
    expect(code).toBe(0)
    expect(out).toContain(`Examples\n  doppelwire ${command}`)
    const unknown = await doppelwire([command, '--nonsense'])
    for (const option of unknown.err.match(/(?<=options are .*)--[a-z-]+/g)!) expect(out).toContain(option)
    expect(err).toBe('')
  })

  test('no help line is wider than a page', async () => {
    for (const argv of [['--help'], ['dedupe', '--help'], ['compare', '--help'], ['curve', '--help']]) {
      const { out } = await doppelwire(argv)
      expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120)
    }
  })

  test('--version is a number', async () => {
    const { code, out } = await doppelwire(['--version'])
    expect(code).toBe(0)
    expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('a wrong call exits with 2, says what was expected, and prints nothing on stdout', () => {
  test.each([
    [[], /expected a command \(dedupe, stream, .*, compare, sample, label, evaluate, curve\), found none/],
    [['dedup'], /expected a command .*found "dedup"/],
    [['__proto__'], /expected a command/],
    [['dedupe'], /expected one or more inputs, found none\nSee: doppelwire dedupe --help/],
    [['dedupe', 'seeds', '--nonsense'], /unknown option --nonsense; the options are --json, --pairs/],
    [['dedupe', 'seeds', '--keep'], /--keep <value>.* missing/],
    [['dedupe', 'seeds', '--json=yes'], /--json.* does not take an argument/],
    [['dedupe', 'seeds', '--csv', '--json'], /--csv cannot be combined with --json, --pairs or --all-pairs/],
    [['dedupe', 'seeds', '--threshold', 'high'], /--threshold: expected a number, found "high"/],
    [['dedupe', 'seeds', '--threshold', ''], /--threshold: expected a number, found ""/],
    [['dedupe', 'seeds', '--threshold', '1.5'], /threshold: expected a number from 0 to 1, found number 1.5/],
    [['dedupe', 'seeds', '--level', 'topic'], /level: expected one of reprint, rewrite, found "topic"/],
    [['dedupe', 'seeds', '--preset', 'lax'], /preset: expected one of strict, balanced, broad, found "lax"/],
    [['dedupe', 'seeds', '--representative', 'best'], /representative: expected one of central, earliest/],
    [['dedupe', 'seeds', '--on-duplicate', 'ignore'], /--on-duplicate: expected one of version, replace, error/],
    [['dedupe', 'seeds', '--field', 'body'], /--field: expected FIELD=NAME.*found "body"/],
    [['dedupe', 'seeds', '--field', 'author=byline'], /FIELD one of id, text/],
    [['dedupe', 'seeds', '--field', '__proto__=x'], /FIELD one of id, text/],
    [['compare', 'a.txt'], /expected two articles, found 1/],
    [['compare', 'a.txt', 'b.txt', 'c.txt'], /expected two articles, found 3/],
    [['compare', '--pairs', 'p.tsv'], /--pairs: expected --documents/],
    [['compare', '--documents', 'd.jsonl', '--pairs', 'p.tsv', 'a'], /--pairs takes the place of A and B; found a too/],
    [['compare', 'a.txt', 'b.txt', '--threshold', '7'], /threshold: expected a number from 0 to 1/],
    [['compare', 'a.txt', 'b.txt', '--preset', 'lax'], /preset: expected one of strict, balanced, broad/],
    [['curve', 'seeds'], /expected no arguments, found seeds/],
    [['curve', '--target', '2'], /target: expected a number from 0 to 1/],
    [['curve', '--values', '1.5'], /values: expected a whole number from 1 to 4096/],
  ])('doppelwire %s', async (argv, message) => {
    const { code, out, err } = await doppelwire(argv)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toMatch(/^doppelwire: /)
    expect(err).toMatch(message)
    expect(err).not.toContain('    at ')
  })
})
