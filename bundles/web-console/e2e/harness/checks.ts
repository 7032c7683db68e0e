import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { pictures } from './pictures'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

interface Finding {
  id: string
  help: string
  nodes: { html: string; failureSummary?: string }[]
}

/** Does something in both themes, after the page has been drawn in each. */
async function inBothThemes(page: Page, act: (theme: string) => Promise<unknown>): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset.theme)
  for (const theme of ['light', 'dark']) {
    await page.evaluate(async (wanted) => {
      document.documentElement.dataset.theme = wanted
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    }, theme)
    // Canvases follow in the next frame, pages under load some frames later.
    await page.waitForTimeout(300)
    await act(theme)
  }
  await page.evaluate((theme) => {
    if (theme) document.documentElement.dataset.theme = theme
    else delete document.documentElement.dataset.theme
  }, before)
}

/** Fails if axe finds anything on the page as it is now, in either theme. */
export async function axe(page: Page): Promise<void> {
  await page.evaluate(source)
  await inBothThemes(page, async (theme) => expect(await findings(page), theme).toEqual([]))
}

async function findings(page: Page): Promise<string[]> {
  const found = await page.evaluate(async (tags) => {
    const { axe: run } = window as unknown as {
      axe: { run: (where: Document, options: object) => Promise<{ violations: Finding[] }> }
    }
    return (await run.run(document, { runOnly: tags })).violations
  }, TAGS)
  return found.map(
    (one) =>
      `${one.id}: ${one.help}\n${one.nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join('\n')}`,
  )
}

/** Takes a picture of the page in both themes, if pictures are wanted. */
export async function screenshot(page: Page, name: string): Promise<void> {
  const folder = pictures()
  if (folder)
    await inBothThemes(page, (theme) =>
      page.screenshot({ path: join(folder, `${name}-${theme}.png`), animations: 'disabled' }),
    )
}
