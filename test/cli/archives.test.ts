import { describe, expect, test } from 'vitest'
import { splitInputs } from '../../src/cli/archives.js'
import { parseArguments } from '../../src/cli/arguments.js'

const OPTIONS = { against: { type: 'string', multiple: true }, json: { type: 'boolean' } } as const
const split = (...argv: string[]) => splitInputs(parseArguments('dedupe', argv, OPTIONS).tokens)

describe('archives that a shell expanded from a pattern', () => {
  test.each([
    [['today', '--against', 'a', 'b', 'c'], ['a', 'b', 'c'], ['today']],
    [
      ['today', '--against', 'a', 'b', '--json', 'more'],
      ['a', 'b'],
      ['today', 'more'],
    ],
    [
      ['--against', 'a', 'b', 'c', '--', 'today', 'more'],
      ['a', 'b', 'c'],
      ['today', 'more'],
    ],
    [['--against', 'a', '--against', 'b', 'today'], ['a', 'b'], ['today']],
    [['--against', 'a', 'today'], ['a'], ['today']],
    [['--against=a', 'one', 'two'], ['a'], ['one', 'two']],
    [['one', '--', '--against'], [], ['one', '--against']],
  ])('%j', (argv, archives, feed) => {
    expect(split(...argv)).toEqual({ archives, feed })
  })

  test('are refused where nothing tells them from the feed, with what to do', () => {
    expect(() => split('--against', 'a', 'b', 'today')).toThrow(
      /--against: 2 arguments follow the archive a, and nothing tells which of them are archives.*put -- before them/s,
    )
  })
})
