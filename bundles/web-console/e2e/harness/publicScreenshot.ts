import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { repository } from './server'

/** The public page in both themes, as a hall's projector shows it. */
export async function publicScreenshot(page: Page, name: string): Promise<void> {
  const folder = process.env.CHALLENGECTL_SCREENSHOTS ?? join(repository, 'docs/console')
  mkdirSync(folder, { recursive: true })
  for (const theme of ['light', 'dark']) {
    await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  }
}
