import { DoppelwireError } from '../../errors.js'
import { type Place, placeName } from '../place.js'

/**
 * What may stand at the current byte: `within` is inside an element; `rest` is behind the list of an envelope; `object` is
 * between objects that stand one after the other; `seek` is behind something broken, where the next element is sought.
 */
export type Expectation =
  | 'array'
  | 'element or end'
  | 'element'
  | 'within'
  | 'comma or end'
  | 'nothing'
  | 'object'
  | 'rest'
  | 'seek'

const EXPECTED: Readonly<Record<Expectation, string>> = {
  array: 'an array of articles, [',
  'element or end': 'an article or ]',
  element: 'an article',
  within: 'the rest of an article',
  'comma or end': '"," or ]',
  nothing: 'nothing after the array',
  object: 'another object',
  rest: 'the rest of the object that the list stands in',
  seek: 'an article',
}

export function unexpected(expected: Expectation, found: string, place: Place): DoppelwireError {
  const advice = expected === 'array' ? '; a file of one object a line is named .jsonl' : ''
  return new DoppelwireError(
    'INPUT_INVALID',
    `${placeName(place)}: expected ${EXPECTED[expected]}, found ${found}${advice}`,
  )
}
