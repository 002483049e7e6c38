import { createReadStream, existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'

/** Labelled sets of real articles: local only, no text of theirs is part of this project. */
export interface DataSet {
  readonly name: string
  readonly documents: ReadonlyMap<string, LabelledDocument>
  readonly pairs: readonly LabelledPair[]
}

export type LabelledDocument = {
  readonly id: string
  readonly text: string
  readonly title?: string
  readonly date?: string
  readonly source?: string
  readonly lang?: string
}

export type Label = 'copy' | 'independent' | 'partial' | 'other'

export interface LabelledPair {
  readonly a: string
  readonly b: string
  readonly label: Label
  readonly kind: string
  readonly lang: string
  readonly confidence: 'high' | 'low'
  /** How many found pairs of a feed the judged pair stands for; 1 where not given. */
  readonly weight?: number
  /** `identical` where no less will do. */
  readonly want?: string
}

/** The folder of data: the argument, else DOPPELWIRE_DATA, else `../shared/data`; ends the process well if absent. */
export function dataFolder(argument?: string): string {
  const folder = resolve(argument ?? process.env.DOPPELWIRE_DATA ?? '../shared/data')
  if (existsSync(folder)) return folder
  console.error(`No labelled data at ${folder}: skipped. Give the folder as an argument or in DOPPELWIRE_DATA.`)
  process.exit(0)
}

/** Every set of the folder that has documents, by name. */
export async function listSets(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => existsSync(join(folder, name, 'documents.jsonl.gz')))
  return names.sort()
}

/** The documents of a set one after the other: the large set is never in memory as a whole. */
export async function* streamDocuments(folder: string, name: string): AsyncGenerator<LabelledDocument> {
  const bytes = createReadStream(join(folder, name, 'documents.jsonl.gz')).pipe(createGunzip())
  for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() !== '') yield JSON.parse(line) as LabelledDocument
  }
}

export async function readSet(folder: string, name: string): Promise<DataSet> {
  const documents = new Map<string, LabelledDocument>()
  for await (const document of streamDocuments(folder, name)) documents.set(document.id, document)
  const file = join(folder, name, 'pairs.tsv')
  const pairs = existsSync(file) ? parsePairs(await readFile(file, 'utf8')) : []
  return { name, documents, pairs }
}

const LABELS: readonly string[] = ['copy', 'independent', 'partial', 'other']

/** Reads tab-separated pairs with a header; a pair without `confidence` counts as `high`. */
export function parsePairs(text: string): LabelledPair[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '')
  const columns = header?.split('\t') ?? []
  return lines.map((line, index) => {
    const cells = line.split('\t')
    const cell = (name: string): string => cells[columns.indexOf(name)] ?? ''
    const label = cell('label')
    if (!LABELS.includes(label))
      throw new Error(`pairs.tsv:${index + 2}: label: expected ${LABELS.join(', ')}, found "${label}"`)
    return {
      a: cell('a'),
      b: cell('b'),
      label: label as Label,
      kind: cell('kind'),
      lang: cell('lang'),
      confidence: cell('confidence') === 'low' ? 'low' : 'high',
      weight: Number(cell('weight') || 1),
      want: cell('want'),
    }
  })
}
