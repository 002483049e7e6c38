import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

test('the script that kills streams starts, and finds an undisturbed run to be one', () => {
  const script = ['--import', 'tsx', join(ROOT, 'bench/stream/faults.ts'), '--rounds', '0', '--articles', '5']
  const out = execFileSync(process.execPath, script, { cwd: ROOT, encoding: 'utf8' })
  const lines = out.trim().split('\n')
  expect(lines).toHaveLength(4)
  for (const line of lines) expect(line).toMatch(/"acknowledged":0,"lost":\[\],"equal":true/)
}, 60_000)
