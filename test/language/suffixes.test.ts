import { expect, test } from 'vitest'
import { suffixStemmer } from '../../src/language/suffixes.js'

test('takes off the longest ending that leaves enough, once a step', () => {
  const stem = suffixStemmer({ steps: ['s es', 'a'], least: 3 })
  expect(['mesas', 'bases', 'ases', 'gas'].map(stem)).toEqual(['mes', 'bas', 'ase', 'gas'])
})

test('puts one ending in place of another', () => {
  expect(suffixStemmer({ steps: ['aux:al'], least: 2 })('chevaux')).toBe('cheval')
})

test('makes letters equal before it looks for endings', () => {
  expect(suffixStemmer({ letters: 'í:i œ:oe', steps: ['is'], least: 2 })('œufís')).toBe('oeuf')
})

test('takes off a beginning that leaves enough', () => {
  const stem = suffixStemmer({ prefixes: 'w al wal', steps: [], least: 2 })
  expect(['walking', 'album', 'alb'].map(stem)).toEqual(['king', 'bum', 'alb'])
})
