import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A page, with parts that an extractor must keep and leave out. */
export interface LabelledPage {
  readonly name: string
  readonly bytes: Buffer
  readonly keep: readonly string[]
  readonly leaveOut: readonly string[]
}

interface Expected {
  readonly with: readonly string[]
  readonly without: readonly string[]
}

export async function readLabelledPages(folder: string): Promise<LabelledPage[]> {
  const expected = JSON.parse(await readFile(join(folder, 'html-pages', 'expected.json'), 'utf8')) as Record<
    string,
    Expected
  >
  const files = untar(gunzipSync(await readFile(join(folder, 'html-pages', 'pages.tar.gz'))))
  return Object.entries(expected).map(([name, { with: keep, without: leaveOut }]) => {
    const bytes = files.get(`pages/${name}`)
    if (!bytes) throw new Error(`${name} is not in pages.tar.gz`)
    return { name, bytes, keep, leaveOut }
  })
}

const BLOCK = 512

/** The files of a tar archive (POSIX 1003.1, ustar), by name. */
function untar(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>()
  const field = (at: number, length: number) => archive.toString('utf8', at, at + length).replace(/\0.*$/s, '')
  let longName: string | undefined
  for (let at = 0; at + BLOCK <= archive.length && archive[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12).trim(), 8) || 0
    const bytes = archive.subarray(at + BLOCK, at + BLOCK + size)
    const type = field(at + 156, 1)
    const prefix = field(at + 345, 155)
    // GNU tar puts a name of more than 100 bytes in a block of its own.
    if (type === 'L') longName = bytes.toString('utf8').replace(/\0.*$/s, '')
    else {
      if (type === '0' || type === '') files.set(longName ?? (prefix ? `${prefix}/` : '') + field(at, 100), bytes)
      longName = undefined
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
  }
  return files
}

/** How many parts were kept and left out. */
export class PartCount {
  #kept = 0
  #lost = 0
  #wrong = 0

  add(text: string, { keep, leaveOut }: LabelledPage): void {
    for (const part of keep) {
      if (text.includes(part)) this.#kept++
      else this.#lost++
    }
    for (const part of leaveOut) if (text.includes(part)) this.#wrong++
  }

  get precision(): number {
    return this.#kept / (this.#kept + this.#wrong)
  }

  get recall(): number {
    return this.#kept / (this.#kept + this.#lost)
  }

  get f1(): number {
    return (2 * this.precision * this.recall) / (this.precision + this.recall)
  }
}
