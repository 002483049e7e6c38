import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { built } from '../built.js'
import {
  blocksOf,
  docSnippets,
  exampleFiles,
  markdownSnippets,
  root,
  type Snippet,
  toRunnable,
  typeErrors,
} from './snippets.js'

built('index.d.ts')

const isForBrowsers = ({ name }: Snippet) => name.startsWith('examples/browser/')
const all = [...markdownSnippets(), ...docSnippets(), ...exampleFiles()]
const runnable = all.filter((snippet) => !isForBrowsers(snippet))

/** Modules of the package as they were built; all others as they are. */
function load(name: string): Promise<unknown> {
  const [first, door = 'index'] = name.split('/')
  return import(first === 'doppelwire' ? pathToFileURL(join(root, 'dist', `${door}.js`)).href : name)
}

/** Runs a snippet and holds it to its claims. */
async function check(snippet: Snippet): Promise<void> {
  const { claims, run } = toRunnable(snippet)
  const reached = new Set<number>()
  await run(load, (number, value) => {
    reached.add(number)
    const { line, text } = claims[number]!
    let claimed: unknown
    try {
      // biome-ignore lint/security/noGlobalEval: the code of this very project
      claimed = globalThis.eval(`(${text})`)
    } catch {
      expect.fail(`${snippet.name}, line ${line}: expected a JavaScript value behind the arrow, found ${text}`)
    }
    expect(value, `${snippet.name}, line ${line}`).toEqual(claimed)
  })
  const missed = claims.filter((_, number) => !reached.has(number))
  expect(missed, `${snippet.name}: claims that no run reaches`).toEqual([])
}

describe('the code that users copy', () => {
  test('is all found', () => {
    const from = (start: string) => all.filter(({ name }) => name.startsWith(start)).length
    expect(from('README.md')).toBeGreaterThanOrEqual(3)
    expect(from('docs/')).toBeGreaterThanOrEqual(6)
    expect(from('doppelwire')).toBeGreaterThanOrEqual(30)
    expect(from('examples/')).toBeGreaterThanOrEqual(4)
  })

  test('is accepted by a strict compiler', () => {
    expect(typeErrors(runnable)).toEqual([])
    expect(
      typeErrors(all.filter(isForBrowsers), {
        lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        types: [],
      }),
    ).toEqual([])
  })

  // Some write files: each run begins in a folder of its own, with what they read.
  const before = process.cwd()
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'snippets-'))
    for (const name of ['seeds', 'LICENSE']) symlinkSync(join(root, name), join(folder, name))
    process.chdir(folder)
  })
  afterAll(() => {
    process.chdir(before)
    rmSync(folder, { recursive: true })
  })
  test.each(runnable.map((snippet) => [snippet.name, snippet] as const))('%s gives what it says', (_, snippet) =>
    check(snippet),
  )
})

describe('a snippet', () => {
  const snippet = (code: string): Snippet => ({ name: 'a test', code })

  test('is held to what it says, behind a statement and on the line after it', async () => {
    await check(snippet('1 + 1 // → 2\nconst both = [1, 2]\n// => [1, 2]\nboth.length // => 2'))
    await expect(check(snippet('1 + 1 // → 3'))).rejects.toThrow('a test, line 1')
    await expect(check(snippet('const one: number = 1 // => 2'))).rejects.toThrow('a test, line 1')
    await expect(check(snippet("await Promise.resolve({ a: 1 })\n// → { a: 1, b: 'x' }"))).rejects.toThrow('line 1')
  })

  test('may not say what nobody can check, nor what no run reaches', async () => {
    await expect(check(snippet('1 + 1 // → 2, which is little'))).rejects.toThrow('expected a JavaScript value')
    await expect(check(snippet('if (1 > 2) 1 + 1 // → 2'))).rejects.toThrow('no run reaches')
  })

  test('imports what it uses, by any name', async () => {
    await check(
      snippet(
        "import { minhash as of, type MinHash } from 'doppelwire/minhash'\nconst a: MinHash = of(['x'])\na.size // → 1",
      ),
    )
    await expect(check(snippet("import { minhash } from 'doppelwire'\nminhash(['x']).size // → 1"))).rejects.toThrow()
  })

  test('with a wrong type is refused', () => {
    expect(typeErrors([snippet("const a: number = 'x'\na.toFixed()")])).toEqual([
      "a test, line 1: Type 'string' is not assignable to type 'number'.",
    ])
    expect(typeErrors([snippet("import { nothing } from 'doppelwire'\nnothing()")])[0]).toMatch(
      /no exported member 'nothing'/,
    )
  })

  test('is a block of its language alone', () => {
    const text = '# Title\n\n```ts\nfirst\n```\n\n```js\nother\n```\n\n```ts\nsecond\nline\n```\n'
    expect(blocksOf(text, 'page.md')).toEqual([
      { name: 'page.md:3', code: 'first\n' },
      { name: 'page.md:11', code: 'second\nline\n' },
    ])
  })
})
