import { DoppelwireError } from './errors.js'

/**
 * The given options, with defaults for the others; `undefined` counts as not given.
 *
 * @param what names the function that takes the options, for the message
 * @throws DoppelwireError `OPTION_INVALID` for a key that `defaults` does not have.
 */
export function resolveOptions<Options extends object>(
  given: Partial<Options>,
  defaults: Options,
  what: string,
): Options {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) {
    throw new DoppelwireError('OPTION_INVALID', `${what}: expected an object of options, found ${describe(given)}`)
  }
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(defaults, key)) {
      throw new DoppelwireError(
        'OPTION_INVALID',
        `${what}: unknown option "${key}"; known options are ${Object.keys(defaults).join(', ')}`,
      )
    }
  }
  const present = Object.entries(given).filter(([, value]) => value !== undefined)
  return { ...defaults, ...Object.fromEntries(present) }
}

/**
 * Checks that a value is a number from `low` to `high`, and a whole number where `whole` is set.
 *
 * @throws DoppelwireError `OPTION_INVALID` for anything else.
 */
export function checkNumber(
  value: unknown,
  name: string,
  range: { low: number; high: number; whole?: boolean },
): asserts value is number {
  const { low, high, whole = false } = range
  if (typeof value !== 'number' || !(value >= low && value <= high) || (whole && !Number.isInteger(value))) {
    throw new DoppelwireError(
      'OPTION_INVALID',
      `${name}: expected a ${whole ? 'whole ' : ''}number from ${low} to ${high}, found ${describe(value)}`,
    )
  }
}

/**
 * Checks that a value is `true` or `false`.
 *
 * @throws DoppelwireError `OPTION_INVALID` for anything else.
 */
export function checkBoolean(value: unknown, name: string): asserts value is boolean {
  if (typeof value === 'boolean') return
  throw new DoppelwireError('OPTION_INVALID', `${name}: expected true or false, found ${describe(value)}`)
}

/**
 * Checks that a value is one of `allowed`.
 *
 * @throws DoppelwireError `OPTION_INVALID` for anything else.
 */
export function checkOneOf<Value extends string>(
  value: unknown,
  name: string,
  allowed: readonly Value[],
): asserts value is Value {
  if (!allowed.includes(value as Value)) {
    throw new DoppelwireError(
      'OPTION_INVALID',
      `${name}: expected one of ${allowed.join(', ')}, found ${describe(value)}`,
    )
  }
}

/**
 * Checks an argument that has to be a string.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for anything else; `name` names the argument.
 */
export function checkString(value: unknown, name: string): asserts value is string {
  if (typeof value === 'string') return
  throw new DoppelwireError('ARGUMENT_INVALID', `${name}: expected a string, found ${describe(value)}`)
}

/**
 * Checks an argument that may be left out and has to be a function.
 *
 * @throws DoppelwireError `ARGUMENT_INVALID` for anything else; `name` names the argument.
 */
export function checkFunction(value: unknown, name: string): void {
  if (value === undefined || typeof value === 'function') return
  throw new DoppelwireError('ARGUMENT_INVALID', `${name}: expected a function, found ${describe(value)}`)
}

/** A value as error messages show it: short, with its type where the value alone would not tell it (`number 1`). */
export function describe(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'an array'
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value)
  if (typeof value === 'object') return 'an object'
  if (value === undefined) return 'nothing'
  return typeof value === 'function' ? 'a function' : `${typeof value} ${String(value)}`
}
