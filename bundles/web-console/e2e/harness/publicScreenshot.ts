import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { pictures } from './pictures'

/** The public page in both themes, as a hall's projector shows it. */
export async function publicScreenshot(page: Page, name: string): Promise<void> {
  const folder = pictures()
  if (!folder) return
  for (const theme of ['light', 'dark']) {
    await page.evaluate((wanted) => (document.documentElement.dataset.theme = wanted), theme)
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) })
  }
}
