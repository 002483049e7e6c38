import { spawnSync } from 'node:child_process'
import { chmodSync, linkSync, mkdirSync, openSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli/run.js'
import { built } from '../built.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { folderOf, readText } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { doppelwire, parseLines } from './harness.js'

const sink = () => new Writable({ write: (_chunk, _encoding, done) => done() })

/** What --keep writes for a feed of this content. */
async function kept(content: string | Uint8Array, argv: readonly string[] = [], name = 'feed.jsonl'): Promise<string> {
  const folder = folderOf({ [`in/${name}`]: content })
  const { code, err } = await doppelwire(['dedupe', join(folder, 'in', name), '--keep', `${folder}/out`, ...argv])
  expect(err).toMatch(/^kept [\d,]+ articles? in /m)
  expect(code).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['in', 'out'])
  return readText(`${folder}/out`)
}

const wire = `{"id": "wire", "text": ${JSON.stringify(HARBOUR)}, "n": 1.50}`
const paper = `{"id":"paper","text":${JSON.stringify(reprintOf(HARBOUR))},"nested":{"a":[1]}}`
const orchard = `{"text":${JSON.stringify(ORCHARD)},"id":"\\u006frchard"}`
const telescope = `  {"id":"telescope","text":${JSON.stringify(TELESCOPE)}}  `

describe('--keep writes the lines of the input without the copies', () => {
  test('byte for byte and in order', async () => {
    const lines = [orchard, paper, wire, telescope, '']
    expect(await kept(lines.join('\n'))).toBe(lines.filter((line) => line !== paper).join('\n'))
  })

  test('a feed without copies comes out as it was', async () => {
    const content = `${orchard}\r\n${wire}\n${telescope}`
    expect(await kept(content)).toBe(content)
  })

  test('a last line without an end gets one where something follows', async () => {
    const folder = folderOf({ 'a.jsonl': orchard, 'b.jsonl': `${wire}\n`, 'c.jsonl': telescope })
    await doppelwire(['dedupe', folder, '--keep', `${folder}/out`])
    expect(readText(`${folder}/out`)).toBe(`${orchard}\n${wire}\n${telescope}`)
  })

  test('from a packed file, from an array, from standard input', async () => {
    expect(await kept(gzipSync(`${wire}\n${wire}\n`), [], 'feed.jsonl.gz')).toBe(`${wire}\n`)
    expect(await kept(`[${orchard},\n${wire}]`, [], 'feed.json')).toBe(`${orchard}\n${wire}\n`)
    const folder = folderOf({})
    await doppelwire(['dedupe', '-', '--keep', `${folder}/out`], { stdin: `${wire}\n${orchard}\n` })
    expect(readText(`${folder}/out`)).toBe(`${wire}\n${orchard}\n`)
  })

  test('for text files their paths', async () => {
    const folder = folderOf({ 'in/a.txt': reprintOf(HARBOUR), 'in/b.txt': HARBOUR, 'in/c.txt': ORCHARD })
    await doppelwire(['dedupe', `${folder}/in`, '--keep', `${folder}/out`, '--representative', 'longest'])
    expect(readText(`${folder}/out`)).toBe(`${folder}/in/b.txt\n${folder}/in/c.txt\n`)
  })

  test('an excerpt and its source are both kept at the reprint level', async () => {
    const part = JSON.stringify({ id: 'part', text: excerptOf(TELESCOPE) })
    expect(await kept(`${part}\n${telescope}\n`, ['--level', 'reprint'])).toBe(`${part}\n${telescope}\n`)
  })

  test('of an excerpt and its source only the source, whatever the policy', async () => {
    const part = JSON.stringify({ id: 'part', text: excerptOf(HARBOUR, 0, 0.4), date: '2020-01-01' })
    for (const policy of ['central', 'earliest']) {
      expect(await kept(`${part}\n${part.replace('part', 'twin')}\n${wire}\n`, ['--representative', policy])).toBe(
        `${wire}\n`,
      )
    }
  })

  test('a repeated article keeps its first line, a replaced one its last, versions both', async () => {
    const other = `{"id":"wire","text":${JSON.stringify(TELESCOPE)}}`
    expect(await kept(`${wire}\n${orchard}\n${wire}\n`)).toBe(`${wire}\n${orchard}\n`)
    const content = `${wire}\n${orchard}\n${other}\n`
    expect(await kept(content, ['--on-duplicate', 'replace'])).toBe(`${orchard}\n${other}\n`)
    expect(await kept(content, ['--on-duplicate', 'version'])).toBe(content)
  })

  test('more than fits into one block, long lines among it', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      JSON.stringify({ id: `n${i}`, text: Array.from({ length: 40 }, (_, k) => `word${i}x${k}`).join(' ') }),
    )
    lines.splice(1500, 0, JSON.stringify({ id: 'long', text: 'x'.repeat(3_000_000) }))
    const content = `${lines.join('\n')}\n`
    expect(await kept(content.replaceAll(/^(.*"n\d*0".*)$/gm, '$1\n$1'))).toBe(content)
  })

  test('replaces an older file and keeps its mode', async () => {
    const folder = folderOf({ 'feed.jsonl': `${wire}\n`, out: 'old' })
    chmodSync(`${folder}/out`, 0o600)
    await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--keep', `${folder}/out`])
    expect(readText(`${folder}/out`)).toBe(`${wire}\n`)
    expect(statSync(`${folder}/out`).mode & 0o777).toBe(0o600)
  })

  test('through a link, what it points to is replaced', async () => {
    const folder = folderOf({ 'feed.jsonl': `${wire}\n`, 'real/out': 'old' })
    symlinkSync('real/out', `${folder}/out`)
    await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--keep', `${folder}/out`])
    expect(readText(`${folder}/real/out`)).toBe(`${wire}\n`)
  })
})

describe('--keep never overwrites what is read', () => {
  const content = `${wire}\n${wire}\n`

  test.each([
    ['under its own name', 'feed.jsonl', []],
    ['by another path', 'sub/../feed.jsonl', []],
    ['by a link', 'link', []],
    ['by a second name of the same file', 'second', []],
    ['as part of the folder read', 'feed.jsonl', ['.']],
    ['as the archive', 'archive.jsonl', ['feed.jsonl', '--against', 'archive.jsonl']],
  ])('%s', async (_, target, given) => {
    const folder = folderOf({ 'feed.jsonl': content, 'archive.jsonl': content })
    mkdirSync(`${folder}/sub`)
    symlinkSync('feed.jsonl', `${folder}/link`)
    linkSync(`${folder}/feed.jsonl`, `${folder}/second`)
    const argv = (given.length > 0 ? given : ['feed.jsonl']).map((one) =>
      one.startsWith('-') ? one : join(folder, one),
    )
    const { code, out, err } = await doppelwire(['dedupe', ...argv, '--keep', `${folder}/${target}`])
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toMatch(/is also an input \(.*\); expected another file/)
    expect(readText(`${folder}/feed.jsonl`)).toBe(content)
    expect(readdirSync(folder).sort()).toEqual(['archive.jsonl', 'feed.jsonl', 'link', 'second', 'sub'])
  })

  test('nor through standard input', async () => {
    const folder = folderOf({ 'feed.jsonl': content })
    const fd = openSync(`${folder}/feed.jsonl`, 'r')
    const stdin = Object.assign(Readable.from([Buffer.from(content)]), { fd })
    const streams = { stdin, stdout: sink(), stderr: sink(), env: {} }
    expect(await run(['dedupe', '-', '--keep', `${folder}/feed.jsonl`], streams)).toBe(1)
    expect(readText(`${folder}/feed.jsonl`)).toBe(content)
  })

  test.each([
    ['a folder', 'sub', /expected a file, found a folder/],
    [
      'in a folder that is missing',
      'gone/out',
      /gone\/out: cannot be written in \S+\/gone \(ENOENT: no such file or directory\)\n$/,
    ],
  ])('nor can it write %s', async (_, target, message) => {
    const folder = folderOf({ 'feed.jsonl': content, 'sub/x': '' })
    const { code, err } = await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--keep', `${folder}/${target}`])
    expect(code).toBe(1)
    expect(err).toMatch(message)
  })

  test('after an error the older file is untouched and nothing is left behind', async () => {
    const folder = folderOf({ 'feed.jsonl': `${wire}\nnot json\n`, out: 'old' })
    expect((await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--keep', `${folder}/out`])).code).toBe(1)
    expect(readText(`${folder}/out`)).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['feed.jsonl', 'out'])
  })

  test('text files and JSON do not mix in one', async () => {
    const folder = folderOf({ 'in/feed.jsonl': `${wire}\n`, 'in/a.txt': 'text' })
    const { code, err } = await doppelwire(['dedupe', `${folder}/in`, '--keep', `${folder}/out`])
    expect(code).toBe(1)
    expect(err).toMatch(/--keep: .*text files.*JSON/)
  })
})

describe('names of output files', () => {
  test.each([
    [['--keep', ''], /--keep: expected the name of a file, found an empty one/],
    [['--duplicates', ' '], /--duplicates: expected the name of a file/],
    [['--annotate='], /--annotate: expected the name of a file/],
    [['--keep', 'x', '--annotate', './x'], /--annotate and --keep both write \.\/x; expected two files/],
    [['--keep', '-', '--duplicates', '-'], /both write -/],
    [['--keep', '-', '--json'], /standard output can take one thing/],
    [['--annotate', '-', '--pairs'], /standard output can take one thing/],
  ])('%j is refused before anything is read', async (argv, message) => {
    const { code, out, err } = await doppelwire(['dedupe', 'nowhere.jsonl', ...argv])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(message)
  })

  test('- is standard output, alone', async () => {
    const { code, out, err } = await doppelwire(['dedupe', '-', '--keep', '-'], {
      stdin: `${wire}\n${paper}\n${orchard}`,
    })
    expect({ code, out, err }).toEqual({ code: 0, out: `${wire}\n${orchard}`, err: '' })
  })

  test('.gz is packed', async () => {
    const folder = folderOf({ 'feed.jsonl': `${wire}\n${paper}\n${orchard}\n` })
    const argv = ['--keep', `${folder}/kept.gz`, '--duplicates', `${folder}/LEFT.GZ`]
    expect((await doppelwire(['dedupe', `${folder}/feed.jsonl`, ...argv])).code).toBe(0)
    expect(gunzipSync(readFileSync(`${folder}/kept.gz`)).toString()).toBe(`${wire}\n${orchard}\n`)
    expect(gunzipSync(readFileSync(`${folder}/LEFT.GZ`)).toString()).toContain('"paper"')
  })

  test.skipIf(process.getuid?.() === 0)(
    'a folder without the right to write is told, and nothing is left',
    async () => {
      const folder = folderOf({ 'feed.jsonl': `${wire}\n`, 'closed/out': 'old' })
      chmodSync(`${folder}/closed`, 0o500)
      const { code, err } = await doppelwire(['dedupe', `${folder}/feed.jsonl`, '--keep', `${folder}/closed/out`])
      chmodSync(`${folder}/closed`, 0o700)
      expect(code).toBe(1)
      expect(err).toMatch(/closed\/out: cannot be written in .*closed \(EACCES: permission denied\)/)
    },
  )
})

describe('--duplicates and --annotate', () => {
  interface Annotated {
    id?: string
    file?: string
    doppelwire: { id: string; cluster: number; relation: string; of: string | null; score: number; again?: boolean }
  }
  const write = async (content: string, ...argv: string[]) => {
    const folder = folderOf({ 'feed.jsonl': content })
    const files = ['keep', 'duplicates', 'annotate'].flatMap((option) => [`--${option}`, `${folder}/${option}`])
    const { code, err } = await doppelwire(['dedupe', `${folder}/feed.jsonl`, ...files, ...argv])
    expect(code).toBe(0)
    const [keep, duplicates, annotate] = ['keep', 'duplicates', 'annotate'].map((name) => readText(`${folder}/${name}`))
    return { keep: keep!, duplicates: duplicates!, annotate: annotate!, err }
  }

  test('every line is either kept or a duplicate that says why', async () => {
    const content = `${orchard}\n${paper}\n${wire}\n${wire}\n${telescope}\n`
    const { keep, duplicates, annotate, err } = await write(content)
    expect(keep).toBe(`${orchard}\n${wire}\n${telescope}\n`)
    const left = parseLines(duplicates) as Annotated[]
    expect(left.map(({ doppelwire }) => doppelwire)).toEqual([
      { schema: 2, id: 'paper', cluster: 1, relation: 'reprint', of: 'wire', score: expect.any(Number) },
      { schema: 2, id: 'wire', cluster: 1, relation: 'identical', of: 'wire', score: 1, again: true },
    ])
    const all = parseLines(annotate) as Annotated[]
    expect(all.map(({ doppelwire: { id, relation, of } }) => [id, relation, of])).toEqual([
      ['orchard', 'representative', null],
      ['paper', 'reprint', 'wire'],
      ['wire', 'representative', null],
      ['wire', 'representative', null],
      ['telescope', 'representative', null],
    ])
    expect(err).toMatch(/^kept 3 articles in .*\nleft out 2 articles in .*\nannotated 5 articles in .*\n$/)
  })

  test('the rest of a line stays byte for byte', async () => {
    const { annotate } = await write(`${wire}\n${telescope}\n{}\n{ "text" : "" , "doppelwire": 1, "n": 1.50 }\n`)
    const lines = annotate.split('\n')
    expect(lines[0]!.startsWith(`${wire.slice(0, -1)},"doppelwire":{"schema":2,`)).toBe(true)
    expect(lines[1]!.startsWith(telescope.trimEnd().slice(0, -1))).toBe(true)
    expect(lines[2]).toMatch(/^\{"doppelwire":\{/)
    expect(JSON.parse(lines[3]!)).toEqual({ text: '', doppelwire: expect.objectContaining({ schema: 2 }), n: 1.5 })
  })

  test('text files become lines with their paths', async () => {
    const folder = folderOf({ 'in/a.txt': HARBOUR, 'in/b\n.txt': HARBOUR })
    await doppelwire(['dedupe', `${folder}/in`, '--annotate', `${folder}/out`, '--keep', `${folder}/kept`])
    const lines = parseLines(readText(`${folder}/out`)) as Annotated[]
    expect(lines.map(({ file }) => file)).toEqual([`${folder}/in/a.txt`, `${folder}/in/b\n.txt`])
    expect(readText(`${folder}/kept`).split('\n')).toHaveLength(2)
  })

  test('what the archive has is left out as a copy of that', async () => {
    const archive = folderOf({ 'archive.jsonl': `${paper}\n` })
    const { keep, duplicates } = await write(`${wire}\n${orchard}\n`, '--against', `${archive}/archive.jsonl`)
    expect(keep).toBe(`${orchard}\n`)
    const [left] = parseLines(duplicates) as Annotated[]
    expect(left!.doppelwire).toMatchObject({ id: 'wire', relation: 'reprint', of: 'paper' })
  })

  test('of a line that a later one replaced nothing is known', async () => {
    const other = `{"id":"wire","text":${JSON.stringify(TELESCOPE)}}`
    const { keep, duplicates } = await write(`${wire}\n${other}\n`, '--on-duplicate', 'replace')
    expect(keep).toBe(`${other}\n`)
    expect((parseLines(duplicates) as Annotated[])[0]!.doppelwire).toMatchObject({ id: 'wire', again: true })
  })
})

describe('a full disk', () => {
  // The limit on the size of a file stands for it: writing fails in the same place.
  test.each(['out', 'out.gz'])('leaves the older %s as it was and ends with 1', (name) => {
    const noise = Array.from({ length: 4000 }, (_, i) => ({ id: `${i}`, text: `${(i * 7919) ** 3} ${Math.sin(i)}` }))
    const folder = folderOf({ 'feed.jsonl': jsonLines(noise), [name]: 'old' })
    const cli = built('cli.js')
    const script = `ulimit -f 20; exec "$0" "$1" dedupe "$2/feed.jsonl" --json --keep "$2/${name}"`
    const { status, stdout, stderr } = spawnSync('bash', ['-c', script, process.execPath, cli, folder], {
      encoding: 'utf8',
    })
    expect(stderr).toMatch(/^doppelwire: .*out.*: cannot be written in .* \(EFBIG: file too large\)\n$/)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(readText(`${folder}/${name}`)).toBe('old')
    expect(readdirSync(folder).sort()).toEqual(['feed.jsonl', name])
  })
})

describe('--against', () => {
  const archive = jsonLines([
    { id: 'old-harbour', text: HARBOUR },
    { id: 'old-twin', text: reprintOf(HARBOUR) },
    { id: 'old-telescope', text: TELESCOPE },
    { id: 'old-twin-2', text: TELESCOPE },
  ])
  const news = jsonLines([
    { id: 'orchard', text: ORCHARD },
    { id: 'late-harbour', text: `${HARBOUR} The mayor thanked all sides.` },
    { id: 'orchard-copy', text: reprintOf(ORCHARD) },
  ])
  const folders = () => folderOf({ 'archive.jsonl': archive, 'news.jsonl': news })

  interface Line {
    cluster: number
    members: { id: string; archive?: true }[]
  }

  test('shows only clusters with a new article, and marks what is archived', async () => {
    const folder = folders()
    const { out } = await doppelwire([
      'dedupe',
      `${folder}/news.jsonl`,
      '--against',
      `${folder}/archive.jsonl`,
      '--json',
    ])
    const lines = parseLines(out) as Line[]
    expect(lines.map(({ cluster }) => cluster)).toEqual([1, 2])
    const members = lines.flatMap((line) => line.members)
    expect(members.map(({ id }) => id).sort()).toEqual([
      'late-harbour',
      'old-harbour',
      'old-twin',
      'orchard',
      'orchard-copy',
    ])
    for (const { id, archive } of members) expect(archive).toBe(id.startsWith('old') ? true : undefined)
  })

  test('the summary counts what is new', async () => {
    const folder = folders()
    const { out } = await doppelwire(['dedupe', `${folder}/news.jsonl`, '--against', `${folder}/archive.jsonl`])
    expect(out).toMatch(/^3 new articles beside 4 archived ones: 2 clusters with 2 copies, 0 alone/m)
    expect(out).toContain('(archive)')
  })

  test('--pairs shows only pairs with a new article', async () => {
    const folder = folders()
    const { out } = await doppelwire([
      'dedupe',
      '--pairs',
      `${folder}/news.jsonl`,
      '--against',
      `${folder}/archive.jsonl`,
    ])
    expect(out).not.toMatch(/old-telescope/)
    expect(out).toMatch(/late-harbour\told-harbour/)
  })

  test('--keep leaves out what the archive has and never writes its lines', async () => {
    const folder = folders()
    const argv = [`${folder}/news.jsonl`, '--against', `${folder}/archive.jsonl`, '--keep', `${folder}/out`]
    for (const policy of ['central', 'earliest', 'latest', 'longest']) {
      await doppelwire(['dedupe', ...argv, '--representative', policy])
      const ids = (parseLines(readText(`${folder}/out`)) as { id: string }[]).map(({ id }) => id)
      expect(ids).toEqual([expect.stringMatching(/^orchard/)])
    }
  })

  test('--keep drops an excerpt of what is archived, and keeps what the archive has only an excerpt of', async () => {
    const [whole, part] = [
      jsonLines([{ id: 'whole', text: HARBOUR }]),
      jsonLines([{ id: 'part', text: excerptOf(HARBOUR, 0, 0.4) }]),
    ]
    const folder = folderOf({ 'whole.jsonl': whole, 'part.jsonl': part })
    const keep = async (feed: string, archive: string) => {
      const { out } = await doppelwire([
        'dedupe',
        `${folder}/${feed}`,
        '--against',
        `${folder}/${archive}`,
        '--keep',
        `${folder}/out`,
      ])
      return [readText(`${folder}/out`), /with (\d+) cop/.exec(out)?.[1]]
    }
    expect(await keep('part.jsonl', 'whole.jsonl')).toEqual(['', '1'])
    expect(await keep('whole.jsonl', 'part.jsonl')).toEqual([whole, '0'])
  })

  test('an article that the archive holds under the same id is archived, and shown', async () => {
    const folder = folderOf({
      'archive.jsonl': archive,
      'news.jsonl': jsonLines([{ id: 'old-harbour', text: HARBOUR }]),
    })
    const argv = [`${folder}/news.jsonl`, '--against', `${folder}/archive.jsonl`]
    const { out } = await doppelwire(['dedupe', ...argv, '--json', '--keep', `${folder}/out`])
    expect((parseLines(out) as Line[])[0]!.members.map(({ id }) => id).sort()).toEqual(['old-harbour', 'old-twin'])
    expect(readText(`${folder}/out`)).toBe('')
  })
})
