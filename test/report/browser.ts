import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

/** Where Debian and others put Chromium; `CHROMIUM` names another place. */
const PLACES = [process.env.CHROMIUM ?? '', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const CHROMIUM = PLACES.find((place) => place !== '' && existsSync(place))

export async function launch(): Promise<Browser> {
  // As root Chromium has no sandbox of its own; the page is ours, and is tested for loading nothing.
  return chromium.launch({ executablePath: CHROMIUM!, args: ['--no-sandbox', '--disable-dev-shm-usage'] })
}

/** A page that is open, with what went wrong in it so far: console messages, errors, requests of anything but itself. */
export interface OpenedPage {
  readonly page: Page
  readonly faults: readonly string[]
}

export async function open(
  browser: Browser,
  file: string,
  { hash = '', ...options }: BrowserContextOptions & { readonly hash?: string } = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, ...options })
  const page = await context.newPage()
  const faults: string[] = []
  const address = pathToFileURL(file).href
  page.on('console', (message) => faults.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    if (request.url().split('#')[0] !== address) faults.push(`request: ${request.url().slice(0, 200)}`)
  })
  await page.goto(`${address}${hash}`)
  await page.waitForSelector('body[data-ready]')
  return { page, faults }
}
