import { expect, test } from 'vitest'
import { findFacts } from '../../src/fingerprint/facts.js'
import { hashWord } from '../../src/structures/hash.js'
import { scanWords } from '../../src/text/tokens.js'

/** The facts of a text, spelled as they stand where they come last; sorted. */
function factsOf(text: string): { facts: string[]; numbers: string[] } {
  const { hashes, flags, starts, ends, count } = scanWords(text)
  const spelled = new Map(Array.from({ length: count }, (_, i) => [hashes[i]! >>> 8, text.slice(starts[i], ends[i])]))
  const spell = (stems: Uint32Array) => Array.from(stems, (stem) => spelled.get(stem)!).sort()
  const { stems, numbers } = findFacts(hashes, flags)
  return { facts: spell(stems), numbers: spell(numbers) }
}

test('names and numbers are facts, other words are not', () => {
  expect(factsOf('The toll in Manila rose to 41 on Friday, officials said, after 3,000 homes were lost.')).toEqual({
    facts: ['3,000', '41', 'Friday', 'Manila'],
    numbers: ['3,000', '41'],
  })
})

test('the capital that starts a sentence tells nothing', () => {
  expect(factsOf('Rescuers searched all night. Nobody was found by them.').facts).toEqual([])
})

test('unless another capital follows, or all of it is capitals', () => {
  expect(factsOf('Antony Blinken said so to the press. NATO has said nothing so far about it.').facts).toEqual([
    'Antony',
    'Blinken',
    'NATO',
  ])
})

test('the headline in title case gives only its numbers', () => {
  expect(factsOf('Storm Kills 41 In Coastal Towns As Rescue Begins\n\nthe storm came on Monday night').facts).toEqual([
    '41',
    'Monday',
  ])
})

test('a fact counts once, however often and in whatever letters it stands', () => {
  expect(factsOf('They met in Oslo, and in Oslo they parted. The sign read OSLO in red.').facts).toEqual(['OSLO'])
  expect(factsOf('The toll is 41, not 14, and 41 it will stay.').numbers).toEqual(['14', '41'])
})

test('facts and numbers come as stems, ascending', () => {
  const { hashes, flags } = scanWords('a Zagreb b Accra c 7 d Oslo e 12')
  const stems = (words: string[]) => words.map((word) => hashWord(word) >>> 8).sort((a, b) => a - b)
  expect([...findFacts(hashes, flags).stems]).toEqual(stems(['zagreb', 'accra', '7', 'oslo', '12']))
  expect([...findFacts(hashes, flags).numbers]).toEqual(stems(['7', '12']))
})

test('a text without words has none', () => {
  expect(factsOf(' … ')).toEqual({ facts: [], numbers: [] })
})
