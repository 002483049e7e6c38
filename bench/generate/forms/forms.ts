import type { GeneratedArticle } from '../articles.js'
import { Random } from '../random.js'
import { Filler, type Forms, type Line, readForms } from './grammar.js'

export const FORM_LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt'] as const
export type FormLanguage = (typeof FORM_LANGUAGES)[number]

/** Two items of one form with other facts, as one newsroom prints them on other days: no copies of each other. */
export interface FormPair {
  readonly a: GeneratedFormItem
  readonly b: GeneratedFormItem
  readonly label: 'independent'
  readonly kind: string
  readonly lang: FormLanguage
}

export type GeneratedFormItem = Omit<GeneratedArticle, 'lang'> & { readonly lang: FormLanguage }

// Sources of randomness that must not run into each other.
const [STYLE, SERIES, FACTS] = [21, 22, 23]

const BULLETS = ['', '', '- ', '• ', '* ']

/**
 * `perKind` pairs of each of the 20 kinds in each of the six languages. The two items of a pair have the same wordings, the
 * same optional lines and the same layout; half of the pairs are also of one series (the same company, town or columnist).
 *
 * @example
 * [...generateFormPairs()].length // => 600
 */
export function* generateFormPairs(perKind = 5, seed = 1): Generator<FormPair> {
  for (const [place, lang] of FORM_LANGUAGES.entries()) {
    const forms = readForms(lang)
    for (const [kindPlace, kind] of [...forms.kinds.keys()].entries()) {
      for (let number = 0; number < perKind; number++) {
        const key = [seed, place, kindPlace, number]
        const oneSeries = new Random(STYLE, SERIES, ...key).chance(0.5)
        const item = (part: number): GeneratedFormItem => {
          const filler = new Filler(
            forms.lists,
            new Random(FACTS, ...key, part),
            new Random(SERIES, ...key, oneSeries ? 0 : part),
          )
          const text = writeItem(forms.kinds.get(kind)!, forms, filler, new Random(STYLE, ...key))
          const title = text.slice(0, text.search(/[.:\n]|$/))
          const date = `2021-0${1 + number}-${10 + 9 * part}`
          return { id: `form-${lang}-${kind}-${number}-${'ab'[part]}`, text, title, date, source: 'Newsroom', lang }
        }
        yield { a: item(0), b: item(1), label: 'independent', kind, lang }
      }
    }
  }
}

function writeItem(lines: readonly Line[], forms: Forms, filler: Filler, style: Random): string {
  const bullet = style.pick(BULLETS)
  const gap = style.chance(0.5) ? '\n\n' : '\n'
  let dateline = ''
  const written: string[] = []
  for (const { type, optional, times, wordings } of lines) {
    const wording = style.pick(wordings)
    if (optional && style.chance(0.4)) continue
    if (type === 'dateline') dateline = filler.fill(style.pick(forms.lists.get('dateline')!))
    else if (type === 'prose') written.push(filler.fill(wording))
    else written.push(repeat(wording, times, forms, filler, style, bullet))
  }
  return dateline + written.join(gap)
}

function repeat(
  wording: string,
  times: string,
  { lists }: Forms,
  filler: Filler,
  style: Random,
  bullet: string,
): string {
  const range = /^(\d+)-(\d+)$/.exec(times)
  // The number is the newsroom's: a page has room for so many entries.
  const items = range ? Array.from({ length: style.between(+range[1]!, +range[2]!) }, () => '') : lists.get(times)!
  return items.map((it) => bullet + filler.fill(wording.replaceAll('{it}', it))).join('\n')
}
