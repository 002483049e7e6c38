import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parquetWriteBuffer } from 'hyparquet-writer'

export const ROOT = fileURLToPath(new URL('../../', import.meta.url))
/** Two lines, the articles `a` and `b`, packed by `zstd -19`. */
const ZSTANDARD =
  'KLUv/QRo9QIAokYUEaBvoMn6CflkUzboBC5Sv3UeILtI8N90a8VOsEbJvuHLvlKq1eSA7CK9kqdhbPu0VaNNK+pI+35ysjSMnZSS7HtKRaeDzvhwahX14O/Dk3McAwCDIBr2IUsWznwvS6U='
const CONSUMER = fileURLToPath(new URL('./consumer/', import.meta.url))

/** Packs the package as it would be published, and gives the path of the file. `dist/` has to be built. */
export function pack(): string {
  const folder = mkdtempSync(join(tmpdir(), 'doppelwire-packed-'))
  const [{ filename }] = JSON.parse(npm(['pack', '--json', '--pack-destination', folder], ROOT)) as [
    { filename: string },
  ]
  return join(folder, filename)
}

/** An empty project that has installed the packed file, and other packages by name; with the programs of `consumer/`. */
export function createProject(packed: string, others: readonly string[] = []): string {
  const folder = mkdtempSync(join(withoutPackages([tmpdir(), '/var/tmp', homedir()]), 'doppelwire-project-'))
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', packed, ...others], folder)
  cpSync(CONSUMER, folder, { recursive: true })
  writeFileSync(join(folder, 'articles.mjs'), `export default ${JSON.stringify(articles())}\n`)
  const columnData = [
    { name: 'text', data: ['Министры договорились в пятницу снизить налог на хлеб на четыре процента.'] },
  ]
  writeFileSync(join(folder, 'packed.jsonl.zst'), Buffer.from(ZSTANDARD, 'base64'))
  writeFileSync(join(folder, 'sample.parquet'), Buffer.from(parquetWriteBuffer({ columnData })))
  return folder
}

/**
 * The first of these folders that no `node_modules` lies in or above: Node looks there too, and would find packages that the project did
 * not install.
 */
export function withoutPackages(folders: readonly string[]): string {
  const above = (folder: string): string[] => [folder, ...(dirname(folder) === folder ? [] : above(dirname(folder)))]
  const free = folders.find((folder) => !above(folder).some((at) => existsSync(join(at, 'node_modules'))))
  if (free === undefined) throw new Error(`remove the node_modules in or above one of ${folders.join(', ')}`)
  return free
}

/** The seeds, a text in Japanese, an empty one, one of signs beyond 16 bits, one longer than most. */
function articles(): { id: string; text: string; title?: string }[] {
  const names = [
    '000_761b2a112998a1a0',
    '001_515b1d55653f0fdd',
    '002_9920f8b871e157fc',
    '003_b5aba4bf86d92e1c',
    '004_54a668db38cee4e4',
  ]
  const seeds = names.map((id) => ({ id, text: readFileSync(join(ROOT, `seeds/${id}.txt`), 'utf8') }))
  return [
    ...seeds,
    {
      id: 'ja',
      text: '閣僚は金曜日、パンの税金を四パーセント引き下げることで合意した。財務相が記者団に語った。',
      title: 'パン',
    },
    { id: 'empty', text: '' },
    {
      id: 'signs',
      text: '𝐌𝐢𝐧𝐢𝐬𝐭𝐞𝐫𝐬 agreed 🥖🥖 on <b>Friday</b> to cut the “tax” on bre\u00adad by 4\u00a0%. \ud800 Ça va de\u0301ja\u0300.',
    },
    {
      id: 'long',
      text: seeds
        .map(({ text }) => text)
        .join('\n\n')
        .repeat(20),
    },
  ]
}

/** Other runtimes, bundlers and a driver for a browser, installed once from npm and kept beside the results of benchmarks. */
export function installTools(packages: readonly string[]): string {
  const folder = join(ROOT, 'bench/results/proof/tools')
  const key = createHash('sha256').update(packages.join(' ')).digest('hex')
  const mark = join(folder, 'installed')
  if (existsSync(mark) && readFileSync(mark, 'utf8') === key) return folder
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  npm(['install', '--prefer-offline', '--no-audit', '--no-fund', ...packages], folder)
  writeFileSync(mark, key)
  return folder
}

function npm(words: readonly string[], cwd: string): string {
  // Run by npm itself, this process has settings of its own in its environment, such as where a global package would go.
  const environment = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_'))
  return execFileSync('npm', words, {
    ...{ cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 300_000 },
    env: Object.fromEntries(environment),
  })
}

/** Runs a program in a project; gives what it printed, or what went wrong. */
export function run(command: string, words: readonly string[], cwd: string): { output: string } | { failure: string } {
  const { status, stdout, stderr, error } = spawnSync(command, words, { cwd, encoding: 'utf8', timeout: 300_000 })
  if (status === 0) return { output: stdout.trim() }
  return { failure: `${error?.message ?? `exit ${status}`}: ${`${stderr}\n${stdout}`.trim().slice(-600)}` }
}
