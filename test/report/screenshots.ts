import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { doppelwire } from '../cli/harness.js'
import { CHROMIUM, type Showing, Tab } from './browser.js'

/*
 * Takes the pictures of the page for the documents, from seeds/: `npm run screenshots`.
 */

const PICTURES: readonly (Showing & { readonly name: string; readonly pair?: readonly [string, string] })[] = [
  { name: 'overview', width: 1200, height: 640 },
  { name: 'cluster', hash: '#c0', width: 1200, height: 1150, pair: ['0', '2'] },
  { name: 'cluster-dark', hash: '#c0', width: 1200, height: 1150, colors: 'dark', pair: ['0', '2'] },
  { name: 'cluster-narrow', hash: '#c0', width: 360, height: 780 },
]

if (!CHROMIUM) throw new Error('Chromium is missing: apt-get install chromium')
const root = join(import.meta.dirname, '../..')
const images = join(root, 'docs/images')
const folder = mkdtempSync(join(tmpdir(), 'doppelwire-pictures-'))
const file = join(folder, 'seeds.html')
process.chdir(root)
const { code, err } = await doppelwire(['dedupe', 'seeds/', '--report', file])
if (code !== 0) throw new Error(err)
mkdirSync(images, { recursive: true })
const tab = await Tab.open()
for (const { name, pair, ...showing } of PICTURES) {
  const page = await tab.show(file, showing)
  if (showing.hash) await page.waitForSelector('.pane')
  if (pair) {
    await page.selectOption('#left', pair[0])
    await page.selectOption('#right', pair[1])
  }
  await page.screenshot({ path: join(images, `${name}.png`) })
}
await tab.close()
rmSync(folder, { recursive: true })
