import { existsSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'

/** Where Debian and others put Chromium; `CHROMIUM` names another place. The shell without windows starts faster. */
const PLACES = [
  process.env.CHROMIUM ?? '',
  ...['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
]

export const CHROMIUM = PLACES.find((place) => place !== '' && existsSync(place))

export interface Showing {
  readonly hash?: string
  readonly width?: number
  readonly height?: number
  readonly colors?: 'light' | 'dark'
}

/** A tab of a browser that shows one page after the other: to start a browser or a tab takes longer than most tests. */
export class Tab {
  readonly page: Page
  /** What went wrong so far: console messages, errors, dialogs, requests of anything but the page itself. */
  readonly faults: string[] = []
  readonly #browser: Browser
  #address = ''

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser
    this.page = page
    page.on('console', (message) => this.faults.push(`console: ${message.text()}`))
    page.on('pageerror', (error) => this.faults.push(`error: ${error.message}`))
    page.on('dialog', (dialog) => {
      this.faults.push(`dialog: ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      if (request.url().split('#')[0] !== this.#address) this.faults.push(`request: ${request.url().slice(0, 200)}`)
    })
  }

  static async open(): Promise<Tab> {
    // As root Chromium has no sandbox of its own. Nothing here needs a graphics processor.
    const args = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-extensions']
    const browser = await chromium.launch({ executablePath: CHROMIUM!, args })
    return new Tab(browser, await browser.newPage())
  }

  /** Loads a file anew, as for the first time. */
  async show(file: string, { hash = '', width = 1280, height = 860, colors = 'light' }: Showing = {}): Promise<Page> {
    this.#address = 'about:blank'
    await this.page.goto('about:blank')
    await this.page.emulateMedia({ colorScheme: colors })
    await this.page.setViewportSize({ width, height })
    this.#address = pathToFileURL(file).href
    await this.page.goto(`${this.#address}${hash}`)
    await this.page.waitForSelector('body[data-ready]')
    return this.page
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}
