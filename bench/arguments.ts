import { parseArgs } from 'node:util'

/** `--name 10,100` as numbers; the fallback if it is not given. */
export function numbersArgument(name: string, fallback: readonly number[]): number[] {
  const { values } = parseArgs({ options: { [name]: { type: 'string' } }, strict: false })
  const given = values[name]
  if (typeof given !== 'string') return [...fallback]
  const numbers = given.split(',').map(Number)
  if (numbers.every((number) => Number.isSafeInteger(number) && number > 0)) return numbers
  console.error(`--${name}: expected whole numbers with commas between them, found "${given}"`)
  process.exit(2)
}

/** The first argument that is neither an option nor an option's numbers, such as a folder. */
export function firstArgument(): string | undefined {
  const { positionals } = parseArgs({ strict: false, allowPositionals: true })
  return positionals.find((argument) => !/^[\d,]+$/.test(argument))
}
