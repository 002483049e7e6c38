import { type ParseArgsConfig, parseArgs } from 'node:util'
import { FEED_QUALITY } from '../compare/feed-model.js'
import { PRESETS, type Preset } from '../compare/model.js'
import type { DoppelwireError } from '../errors.js'
import { ARTICLE_FIELDS, type ArticleField, type FieldNames } from '../input/open.js'
import { checkNumber, checkOneOf, describe } from '../options.js'
import { AdvisedError } from './advised-error.js'

type Options = NonNullable<ParseArgsConfig['options']>

const HELP = { help: { type: 'boolean', short: 'h' } } as const

/** Reads the arguments of a command. Every command knows `--help`. */
export function parseArguments<Given extends Options>(command: string, argv: readonly string[], options: Given) {
  try {
    return parseArgs({
      args: [...argv],
      options: { ...options, ...HELP },
      allowPositionals: true,
      strict: true,
      tokens: true,
    })
  } catch (error) {
    throw usage(command, explain(error as NodeJS.ErrnoException, Object.keys(options)))
  }
}

/** An error that says how to call a command. */
export function usage(command: string, message: string): DoppelwireError {
  return new AdvisedError('USAGE', message, `See: doppelwire ${command} --help`)
}

function explain({ code, message }: NodeJS.ErrnoException, known: readonly string[]): string {
  const option = /'([^']*)'/.exec(message)?.[1]
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' && option) {
    return `unknown option ${option}; the options are ${known.map((name) => `--${name}`).join(', ')}`
  }
  return message.charAt(0).toLowerCase() + message.slice(1)
}

/** The number that an option was given. The caller checks its range. */
export function toNumber(command: string, option: string, value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) {
    throw usage(command, `--${option}: expected a number, found ${describe(value)}`)
  }
  return number
}

const copiesOf = (preset: Preset): number => Math.round(100 * FEED_QUALITY[preset].precision)
const foundOf = (preset: Preset): number => Math.round(100 * FEED_QUALITY[preset].recall)

/** The lines on `--preset` and `--threshold` in a help text. */
export const THRESHOLD_HELP = `\
  --preset PRESET      how sure a copy must be: strict (of two articles alone from score ${PRESETS.strict}),
                       balanced (${PRESETS.balanced}, the default) or broad (${PRESETS.broad}). Measured in a wire feed, of 100
                       found pairs ${copiesOf('strict')}, ${copiesOf('balanced')} or ${copiesOf('broad')} are copies, and of 100 copies ${foundOf('strict')}, ${foundOf('balanced')} or ${foundOf('broad')}
                       are found
  --threshold SCORE    the score from which a pair is a copy, 0 to 1, instead of the preset's`

/** The lines on which copies share a cluster, and which article stands for it, in the help of a command that forms clusters. */
export const CLUSTER_HELP = `\
  --level LEVEL        which copies share a cluster: reprint (identical texts and reprints) or rewrite (rewrites and
                       excerpts too; the default)
${THRESHOLD_HELP}
  --keep-boilerplate   apply no rules for boilerplate: every word of a text counts
  --representative POLICY
                       central (default), earliest, latest, longest, or sources:NAME,NAME,... by preference`

/** The score from which a pair is a copy. */
export function toThreshold(command: string, values: { preset?: string; threshold?: string }): number {
  const { preset = 'balanced', threshold } = values
  checkOneOf(preset, 'preset', Object.keys(PRESETS))
  if (threshold === undefined) return PRESETS[preset as Preset]
  const score = toNumber(command, 'threshold', threshold)
  checkNumber(score, 'threshold', { low: 0, high: 1 })
  return score
}

/** The fields that `--field text=body` maps. */
export function toFieldNames(command: string, mappings: readonly string[]): FieldNames {
  const names = new Map<ArticleField, string>()
  for (const mapping of mappings) {
    const [field, ...rest] = mapping.split('=')
    const name = rest.join('=')
    if (!ARTICLE_FIELDS.includes(field as ArticleField) || name === '') {
      const fields = ARTICLE_FIELDS.join(', ')
      throw usage(command, `--field: expected FIELD=NAME, FIELD one of ${fields}; found ${describe(mapping)}`)
    }
    names.set(field as ArticleField, name)
  }
  return Object.fromEntries(names)
}
