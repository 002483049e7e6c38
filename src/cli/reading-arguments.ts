import { FORMATS, toFormat } from '../input/open.js'
import { describe } from '../options.js'
import { toFieldNames, toNumber, usage } from './arguments.js'
import type { ReadingOptions } from './read-with-progress.js'

/** The options by which every command that reads articles is told how. */
export const READING_OPTIONS = {
  field: { type: 'string', multiple: true },
  format: { type: 'string' },
  'id-scope': { type: 'string' },
  'skip-invalid': { type: 'boolean' },
  'max-item': { type: 'string' },
  'max-unpacked': { type: 'string' },
  'max-ratio': { type: 'string' },
} as const

/** The lines on them in a help text. */
export const READING_HELP = `\
  --field FIELD=NAME   the input has another name for FIELD: text=body, a path as text=a.b.c, or several to try in order
                       as text=content,body; in a table without names the number of a column, text=3 (repeatable)
  --format FORMAT      read all input as ${FORMATS.join(', ')},
                       instead of finding out by content and ending
  --id-scope source    an id names an article only within its source, which then stands before it
  --skip-invalid       skip what cannot be read as an article, and count it
  --max-item SIZE      the most that one article may take in a file (64MB); of packed files also
                       --max-unpacked SIZE (256GB) and --max-ratio N (200 times the packed size)`

interface Values {
  readonly field?: string[]
  readonly format?: string
  readonly 'id-scope'?: string
  readonly 'skip-invalid'?: boolean
  readonly 'max-item'?: string
  readonly 'max-unpacked'?: string
  readonly 'max-ratio'?: string
}

/** How to read, as the arguments say. */
export function toReading(command: string, values: Values): ReadingOptions {
  const { format, 'id-scope': idScope = 'all' } = values
  if (idScope !== 'all' && idScope !== 'source') {
    throw usage(command, `--id-scope: expected all or source, found ${describe(idScope)}`)
  }
  return {
    fields: toFieldNames(command, values.field ?? []),
    skipInvalid: values['skip-invalid'] ?? false,
    more: {
      idScope,
      ...(format !== undefined && { format: checkFormat(command, format) }),
      ...(values['max-item'] !== undefined && { maxItem: toBytes(command, 'max-item', values['max-item']) }),
      ...(values['max-unpacked'] !== undefined && {
        maxUnpacked: toBytes(command, 'max-unpacked', values['max-unpacked']),
      }),
      ...(values['max-ratio'] !== undefined && { maxRatio: toNumber(command, 'max-ratio', values['max-ratio']) }),
    },
  }
}

function checkFormat(command: string, format: string) {
  try {
    return toFormat(format)
  } catch (error) {
    throw usage(command, `--${(error as Error).message}`)
  }
}

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 }

/** A size as people write it: `1000`, `64MB`, `2g`. */
export function toBytes(command: string, option: string, value: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([kmg]?)i?b?$/i.exec(value.trim())
  if (!match) throw usage(command, `--${option}: expected a size such as 64MB, found ${describe(value)}`)
  return Math.floor(Number(match[1]) * UNITS[match[2]!.toLowerCase()]!)
}
