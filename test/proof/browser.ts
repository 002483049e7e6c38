import { existsSync, mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { byEsbuild } from './bundlers.js'
import { type Finding, sameResults } from './finding.js'

export const BROWSER_PACKAGES = ['playwright-core']

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser']

export const findChromium = (): string | undefined => CHROMIUMS.find((path) => existsSync(path))

/** A policy that a careful site would have, and the same with leave to compile WebAssembly. */
const POLICIES = [
  { name: 'no policy', policy: undefined, webAssembly: true },
  {
    name: "policy with 'wasm-unsafe-eval'",
    policy: "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'",
    webAssembly: true,
  },
  { name: 'strict policy', policy: "default-src 'none'; script-src 'self'; worker-src 'self'", webAssembly: false },
]

interface Found {
  readonly webAssembly: boolean
  readonly results: unknown
}

/** The bundle in headless Chromium: in a page and in a worker, with the kernel in WebAssembly and, where a policy forbids it, the plain one. */
export async function proveBrowser(
  project: string,
  tools: string,
  chromium: string,
  expected: string,
): Promise<Finding[]> {
  const folder = join(project, 'bundled', 'browser')
  mkdirSync(folder, { recursive: true })
  await byEsbuild(project, 'page.mjs', folder)
  const { chromium: driver } = await import(pathToFileURL(join(tools, 'node_modules/playwright-core/index.mjs')).href)
  const browser = await driver.launch({ executablePath: chromium, args: ['--no-sandbox'] })
  try {
    const findings: Finding[] = []
    for (const { name, policy, webAssembly } of POLICIES) {
      const found = await inPage(browser, folder, policy)
      for (const place of ['page', 'worker'] as const) {
        const where = `Chromium ${browser.version().split('.')[0]}, ${place}`
        const { webAssembly: compiled, results } = found[place]
        const finding = sameResults(where, name, { output: JSON.stringify(results) }, expected)
        const kernel = compiled ? 'WebAssembly' : 'the plain kernel'
        findings.push({
          ...finding,
          holds: finding.holds && compiled === webAssembly,
          detail: `${kernel}: ${finding.detail}`,
        })
      }
    }
    return findings
  } finally {
    await browser.close()
  }
}

interface Browser {
  newPage(): Promise<{
    goto(address: string): Promise<unknown>
    waitForFunction(code: string, argument?: undefined, options?: { timeout: number }): Promise<unknown>
    title(): Promise<string>
    close(): Promise<void>
  }>
}

async function inPage(
  browser: Browser,
  folder: string,
  policy: string | undefined,
): Promise<{ page: Found; worker: Found }> {
  const server = createServer(async ({ url }, response) => {
    // A worker has the policy that its own file came with.
    if (policy !== undefined) response.setHeader('Content-Security-Policy', policy)
    if (url === '/page.js')
      response.setHeader('Content-Type', 'text/javascript').end(await readFile(join(folder, 'page.js')))
    else if (url === '/')
      response
        .setHeader('Content-Type', 'text/html')
        .end('<!doctype html><script type="module" src="page.js"></script>')
    else response.writeHead(404).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const page = await browser.newPage()
  try {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    // A condition given as text would need the policy's leave to be evaluated, so this asks from outside.
    let title = ''
    for (let tries = 0; tries < 600 && title === ''; tries++) {
      await new Promise((wait) => setTimeout(wait, 100))
      title = await page.title()
    }
    const found = JSON.parse(title || '{"error":"no answer within a minute"}') as {
      error?: string
      page: Found
      worker: Found
    }
    if (found.error) throw new Error(`in the page: ${found.error}`)
    return found
  } finally {
    await page.close()
    server.close()
  }
}
