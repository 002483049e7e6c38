import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateWire } from '../../bench/generate/wire.js'
import { folderOf } from '../fixtures/folder.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { run, start, until } from './processes.js'

/*
 * A loss of power: the image behind a loop-mounted file system is copied while the writer stands still. What the system holds in
 * memory and has not written to the image is not in the copy.
 */

const sh = (script: string) => spawnSync('sh', ['-c', script])
const MAKE = 'dd if=/dev/zero of="$1" bs=1M count=24 status=none && mkfs.ext4 -q -F "$1" && mount -o loop "$1" "$2"'
const canMount =
  sh(`d=$(mktemp -d); mkdir $d/m; set -- $d/i $d/m; ${MAKE} && umount $d/m; s=$?; rm -rf $d; exit $s`).status === 0

test.skipIf(!canMount)(
  'a loss of power (needs the right to mount) takes nothing that was answered, and a file without a flush with it',
  async () => {
    const folder = folderOf({})
    const [image, copy] = [join(folder, 'image'), join(folder, 'copy')]
    const [disk, remains] = [join(folder, 'disk'), join(folder, 'remains')]
    mkdirSync(disk)
    mkdirSync(remains)
    spawnSync('sh', ['-c', MAKE, 'sh', image, disk])
    const argv = (path: string) => ['stream', '--store', join(path, 'store'), '--level', 'reprint', '--window', 'none']
    const feed = jsonLines([...generateWire({ count: 120 })].map(({ article }) => article))
    const { child, ended, lines } = start(argv(disk))
    try {
      child.stdin!.write(feed)
      await until(() => lines.length > 30)
      writeFileSync(join(disk, 'control'), Buffer.alloc(200_000, 'not flushed'))
      child.kill('SIGSTOP')
      copyFileSync(image, copy)
    } finally {
      child.kill('SIGKILL')
      await ended
      spawnSync('umount', [disk])
    }
    expect(spawnSync('mount', ['-o', 'loop', copy, remains]).status).toBe(0)
    try {
      const control = join(remains, 'control')
      expect(existsSync(control) ? statSync(control).size : 0, 'the loss of power bites').toBeLessThan(200_000)
      expect((await run(['verify', '--store', join(remains, 'store')])).code).toBe(0)
      const again = (await run(argv(remains), feed)).out.split('\n').slice(0, lines.length)
      expect(lines.length).toBeGreaterThan(30)
      expect(again.filter((line) => !line.includes('"status":"repeated"'))).toEqual([])
    } finally {
      spawnSync('umount', [remains])
    }
  },
  300_000,
)
