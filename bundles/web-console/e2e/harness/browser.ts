import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'
import type { Person } from './people'
import type { Server } from './server'

const candidates = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
export const executable = candidates.find((path) => path !== undefined && existsSync(path))

if (!executable)
  console.log('Skipped: the console’s tests in a browser need Chromium (apt-get install chromium).')

export interface PageOptions {
  /** Who is signed in; nobody if it is left out. */
  as?: Person
  width?: number
  height?: number
  dark?: boolean
}

/** A page with all that went wrong in it. */
export interface WatchedPage {
  page: Page
  /** Uncaught errors, and what the server's Content-Security-Policy refused. */
  problems: string[]
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Opens a page in a context of its own: two of them are two browsers to the server. */
export async function open(
  browser: Browser,
  server: Server,
  options: PageOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({
    baseURL: server.url,
    viewport: { width: options.width ?? 1280, height: options.height ?? 800 },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  if (options.as) {
    await context.addCookies(
      Object.entries(options.as.cookies).map(([name, value]) => ({ name, value, url: server.url })),
    )
  }
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (/Content.Security.Policy|\[Vue warn\]/i.test(message.text())) problems.push(message.text())
  })
  return { page, problems }
}
