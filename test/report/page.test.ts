import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { doppelwire } from '../cli/harness.js'
import { excerptOf, HARBOUR, ORCHARD, reprintOf, TELESCOPE } from '../fixtures/articles.js'
import { jsonLines } from '../fixtures/json-lines.js'
import { CHROMIUM, type Showing, Tab } from './browser.js'
import { hostileRecords } from './hostile.js'

if (!CHROMIUM) console.warn('skipped: no Chromium here (apt-get install chromium), so the page is not opened in one')

const records = [
  {
    id: 'wire',
    text: HARBOUR,
    title: 'Port Elwick strike ends',
    date: '2026-03-03T08:00:00Z',
    source: 'Wire',
    url: 'https://wire.example/1',
  },
  { id: 'paper', text: reprintOf(HARBOUR), title: 'Strike over', date: '2026-03-03T10:00:00Z', source: 'Paper' },
  {
    id: 'site',
    text: `${HARBOUR} Çığlık: read more tomorrow.`,
    title: 'Çığlık at the port',
    date: '2026-03-04',
    source: 'Site',
  },
  { id: 'orchard', text: ORCHARD, title: 'Frost takes the apples', date: '2026-03-05', source: 'Paper' },
  { id: 'orchard-2', text: reprintOf(ORCHARD), title: 'Small harvest', date: '2026-03-06', source: 'Wire' },
  { id: 'part', text: `${excerptOf(HARBOUR, 0, 0.3)}\n\n${TELESCOPE}`, title: 'Both' },
]

// Many times what they take on an idle machine.
const TIMEOUT = 180_000

describe.skipIf(!CHROMIUM)('the page', { timeout: TIMEOUT }, () => {
  let tab: Tab
  let folder: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'doppelwire-page-'))
    tab = await Tab.open()
    await write('feed', records)
  }, TIMEOUT)
  afterAll(async () => {
    await tab?.close()
    rmSync(folder, { recursive: true, force: true })
  })
  afterEach(() => {
    expect(tab.faults.splice(0)).toEqual([])
  })

  /** Writes the page of a feed. */
  async function write(name: string, feed: readonly unknown[], ...more: string[]): Promise<void> {
    const { code, err } = await doppelwire(['dedupe', '-', '--report', join(folder, `${name}.html`), ...more], {
      stdin: jsonLines(feed),
    })
    expect(code, err).toBe(0)
  }

  async function show(name = 'feed', showing: Showing = {}): Promise<Page> {
    const page = await tab.show(join(folder, `${name}.html`), showing)
    // Texts are unpacked when a cluster is opened.
    if (showing.hash) await page.waitForSelector('.text')
    return page
  }

  async function openFirst(page: Page): Promise<void> {
    await page.click('.row >> nth=0')
    await page.waitForSelector('.text')
  }

  const titles = (page: Page) => page.locator('.row .title').allTextContents()

  test('shows the counts, and who had whose text first', async () => {
    const page = await show()
    await expect.poll(() => page.locator('h1').textContent()).toBe('3 of 6 articles are copies')
    expect(await page.locator('.matrix tbody tr').first().locator('th').textContent()).toBe('Wire')
    expect(await page.locator('.card h2').allTextContents()).toEqual(
      expect.arrayContaining([
        'Copies by relation',
        'Copies over time',
        'Who has whose text',
        'Agencies named in datelines',
      ]),
    )
  })

  test('finds clusters by title, source and id of any member, without accents', async () => {
    const page = await show()
    expect(await page.locator('.row').count()).toBe(2)
    for (const [words, found] of [
      ['ciglik', 1],
      ['ORCHARD-2', 1],
      ['paper wire', 2],
      ['paper nothing', 0],
    ] as const) {
      await page.fill('#search', words)
      expect(await page.locator('.row').count(), words).toBe(found)
    }
    expect(await page.locator('.told').textContent()).toBe('0 clusters found')
  })

  test('sorts clusters', async () => {
    const page = await show()
    const first = async (order: string) => {
      await page.selectOption('#sort', order)
      return (await titles(page))[0]
    }
    const largest = await first('largest first')
    expect(await first('newest first')).not.toBe(largest)
    expect(await first('oldest first')).toBe(largest)
  })

  test('opens a cluster with its first print and its next copy side by side', async () => {
    const page = await show()
    await openFirst(page)
    await expect
      .poll(() => page.locator('.printed').textContent())
      .toBe('First printed by Wire, 2026-03-03 08:00; then Paper, 2 h later.')
    await expect
      .poll(() => page.locator('.pane h3').allTextContents())
      .toEqual(['Port Elwick strike ends', 'Strike over'])
    expect(await page.locator('.pane a').getAttribute('href')).toBe('https://wire.example/1')
    expect(await page.locator('.pane').nth(1).locator('mark.new').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Additional reporting by our correspondents')]),
    )
    expect(await page.locator('.timeline circle').count()).toBe(3)
    expect(await page.locator('.pane .text').nth(0).textContent()).toBe(HARBOUR)
    await page.goBack()
    await expect.poll(() => page.locator('h1').textContent()).toContain('are copies')
  })

  test('shows any two members, chosen in the table, in the lists or in the heat map', async () => {
    const page = await show('feed', { hash: '#c0' })
    await page.click('.members tr:has-text("Çığlık") button')
    await expect
      .poll(() => page.locator('.pane h3').allTextContents())
      .toEqual(['Port Elwick strike ends', 'Çığlık at the port'])
    await page.selectOption('#left', { label: '2026-03-03 10:00 · Paper · Strike over' })
    await expect.poll(() => page.locator('.pane h3').allTextContents()).toEqual(['Strike over', 'Çığlık at the port'])
    await page.locator('.heat rect').nth(1).click()
    await expect
      .poll(() => page.locator('.pane h3').allTextContents())
      .toEqual(['Strike over', 'Port Elwick strike ends'])
  })

  test('draws the rows of a large cluster as somebody scrolls', async () => {
    const prints = Array.from({ length: 150 }, (_, i) => ({
      ...{ id: `print-${i}`, text: HARBOUR, title: `Print ${i}`, source: `Paper ${i % 7}` },
      date: `2026-03-03T${String(10 + Math.floor(i / 60)).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}:00Z`,
    }))
    await write('large', prints)
    const page = await show('large', { hash: '#c0' })
    const rows = page.locator('.members tbody tr')
    expect(await rows.count()).toBe(60)
    await page.locator('#right option >> nth=149').waitFor({ state: 'attached' })
    await page.selectOption('#right', { label: '2026-03-03 12:29 · Paper 2 · Print 149' })
    await expect.poll(() => page.locator('.pane h3').allTextContents()).toEqual(['Print 0', 'Print 149'])
    await page.locator('.scrolls.tall').focus()
    const scroll = async () => {
      await page.keyboard.press('End')
      return rows.count()
    }
    await expect.poll(scroll).toBe(150)
    expect(await rows.last().textContent()).toContain('Print 149')
  })

  test('lights up a passage on both sides', async () => {
    const page = await show('feed', { hash: '#c0' })
    await page.locator('.pane >> nth=0 >> .shared >> nth=0').hover()
    for (const side of [0, 1]) {
      const lit = page.locator('.pane').nth(side).locator('.lit')
      expect(await lit.first().textContent()).toContain('PORT ELWICK')
    }
    await page.locator('h1').hover()
    await expect.poll(() => page.locator('.lit').count()).toBe(0)
  })

  test('says what another threshold would take out of clusters, and add', async () => {
    const page = await show()
    const told = () => page.locator('.told-threshold').textContent()
    expect(await told()).toMatch(/^0\.\d+ is the threshold of this run\.$/)
    await page.locator('#threshold').focus()
    await page.keyboard.press('End')
    expect(await told()).toMatch(/^0\.9999 would take \d articles? out of \d clusters?\.$/)
    expect(await page.locator('#threshold').getAttribute('aria-valuetext')).toBe('0.9999')
    await page.keyboard.press('Home')
    expect(await told()).toMatch(/^0\.010 would (add \d pairs? that (is no copy|are no copies) now|change nothing)\.$/)
  })

  test('names what is near a cluster, and leads there', async () => {
    const page = await show('feed', { hash: '#c0' })
    await page.click('.near button')
    await page.waitForSelector('.pane:nth-child(2) h3:text-is("Both")')
    expect(await page.locator('.verdict').textContent()).toMatch(/^(partial|template) \d?\.\d+ /)
    expect(await page.locator('.shared').count()).toBeGreaterThan(1)
    await page.click('.near a')
    await expect.poll(() => page.locator('h1').textContent()).toBe('Both')
    expect(await page.locator('.text').textContent()).toContain('PORT ELWICK')
  })

  test('can be read without a pointer', async () => {
    const page = await show()
    await page.keyboard.press('/')
    await page.keyboard.type('small')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('h1').textContent()).toMatch(/Frost|Small/)
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('h1').textContent()).toContain('are copies')
    await page.fill('#search', '')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.row[aria-selected=true]').getAttribute('id')).toBe('row-1')
    await page.waitForSelector('.text')
    await page.keyboard.press('k')
    await expect.poll(() => page.locator('.row[aria-selected=true]').getAttribute('id')).toBe('row-0')
    await page.waitForSelector('.pane h3:text("Strike over")')
    await page.locator('.pane .text').first().focus()
    await page.keyboard.press('n')
    await expect.poll(() => page.locator('.lit').count()).toBeGreaterThan(1)
  })

  test('has a light and a dark theme, and keeps the choice', async () => {
    const page = await show('feed', { colors: 'dark' })
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const dark = await ground()
    await page.click('#theme')
    const light = await ground()
    expect(light).not.toBe(dark)
    await page.reload()
    await page.waitForSelector('body[data-ready]')
    expect(await ground()).toBe(light)
    await page.click('#theme')
    expect(await ground()).toBe(dark)
    await page.click('#theme')
  })

  test('fits in 360 pixels', async () => {
    const page = await show('feed', { width: 360, height: 720 })
    const fits = () => page.evaluate('document.documentElement.scrollWidth <= innerWidth')
    expect(await fits()).toBe(true)
    await page.click('#to-list')
    expect(await fits()).toBe(true)
    await openFirst(page)
    expect(await fits()).toBe(true)
    await expect.poll(() => page.locator('.list').isVisible()).toBe(false)
  })

  test.each(['', '#c0'])('has no serious fault for those who cannot see it well (%s)', async (hash) => {
    for (const colors of ['light', 'dark'] as const) {
      const page = await show('feed', { hash, colors })
      await page.waitForSelector(hash === '' ? '.matrix' : '.pane')
      await page.evaluate(axe.source)
      const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as axe.AxeResults
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150))}`)).toEqual([])
    }
  })

  test('runs nothing of what articles hold, and shows it as it is', async () => {
    await write('hostile', hostileRecords(HARBOUR))
    const page = await show('hostile')
    const rows = await page.locator('.row').count()
    expect(rows).toBeGreaterThan(0)
    await openFirst(page)
    const options = await page.evaluate('[...document.getElementById("right").options].map(({ value }) => value)')
    for (const value of options as string[]) {
      await page.selectOption('#right', value)
    }
    expect(await page.evaluate('globalThis.attacked')).toBeUndefined()
    expect(await page.locator('iframe, img, object, embed').count()).toBe(0)
    expect(await page.locator('a[href^="javascript"], a[href^="data"]').count()).toBe(0)
    expect(await page.locator('.members').textContent()).toContain('__proto__')
  })

  test('of no copies, and of two articles, says so', async () => {
    await write('none', records.slice(5, 6))
    const none = await show('none')
    expect(await none.locator('h1').textContent()).toBe('No copies found')
    await doppelwire([
      'compare',
      'seeds/000_761b2a112998a1a0.txt',
      'seeds/002_9920f8b871e157fc.txt',
      '--report',
      join(folder, 'pair.html'),
    ])
    const pair = await show('pair')
    await pair.waitForSelector('.pane')
    expect(await pair.locator('.verdict b').textContent()).toBe('rewrite')
    expect(await pair.locator('.members, .list, select').count()).toBe(0)
    expect(await pair.locator('.why li').count()).toBeGreaterThan(0)
  })
})
