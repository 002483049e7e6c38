import { MaskCollector, NO_MASKS, type TextMasks } from '../neighbourhood/text-masks.js'
import { type DuckDb, parquet } from './duckdb.js'
import { taskFile } from './files.js'
import type { FingerprintFiles } from './fingerprint-files.js'
import type { Frequencies } from './frequencies.js'
import type { Setup } from './tasks.js'
import { TextSet } from './text-set.js'

/** What a task works with. */
export interface Tools {
  readonly setup: Setup
  readonly duckdb: DuckDb
  readonly files: FingerprintFiles
  readonly frequencies: Frequencies
}

/** @param texts each once: its rank, and the number of the article that stands for it */
export async function textSetOf(
  tools: Tools,
  texts: Iterable<readonly [rank: number, article: number]>,
): Promise<TextSet> {
  const sorted = [...texts].sort(([a], [b]) => a - b)
  const masks = await masksOf(
    tools,
    sorted.map(([rank]) => rank),
  )
  return new TextSet(sorted, tools.files, tools.setup.options, masks)
}

/** What is masked of some texts, which are numbered by their places in `ranks`. */
async function masksOf({ duckdb, setup }: Tools, ranks: readonly number[]): Promise<TextMasks> {
  if (!setup.masks) return NO_MASKS
  const numberOf = new Map(ranks.map((rank, number) => [rank, number]))
  const collector = new MaskCollector()
  await duckdb.fill('asked_texts', 't UINTEGER', [ranks])
  const masks = parquet(taskFile(setup.work, 'masks', '*'))
  for (const [t, isForeign, bounds] of await duckdb.rows(
    `SELECT t, is_foreign, bounds FROM ${masks} WHERE t IN (SELECT t FROM asked_texts)`,
  )) {
    // The `slice` of a Node Buffer copies nothing.
    const { buffer } = Uint8Array.from((bounds as { readonly bytes: Uint8Array }).bytes)
    const mask = { bounds: [...new Uint32Array(buffer)], isForeign: isForeign === true }
    collector.add(numberOf.get(Number(t))!, mask)
  }
  return collector.finish(ranks.length)
}

export function pairsOfNumbers(rows: readonly (readonly unknown[])[]): [number, number][] {
  return rows.map(([one, other]) => [Number(one), Number(other)])
}
