import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, screenshot, shared, type Person, type Server } from './harness'

inBrowser('system', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  it('shows how the server does, and what it is made of', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/system')
    await page.getByRole('img', { name: /^CPU: now \d+/ }).waitFor({ timeout: 30_000 })
    await page.getByRole('img', { name: /^Heap: now \d+/ }).waitFor()
    await page.getByText('sqlite', { exact: true }).waitFor()
    await page.getByRole('row', { name: /psk31.*Available/ }).waitFor()
    await page
      .getByRole('row', { name: /rest.*active/ })
      .first()
      .waitFor()
    const driver = page.getByText('Drivers of radios').locator('..')
    await driver.getByText(/driver\S* \d+\.\d+\.\d+/).waitFor()
    const row = page.getByRole('row', { name: /psk31.*Available/ })
    await row.getByText(/^\d+\.\d+\.\d+/).waitFor()
    const consoles = page.getByText('Connected now: Consoles').locator('..')
    await consoles.getByText(/^[1-9]\d*$/).waitFor({ timeout: 15_000 })
    await page.getByText('(this one)').waitFor()
    await axe(page)
    await screenshot(page, 'system')
    const path = page
      .getByRole('img', { name: /^Requests/ })
      .locator('path')
      .last()
    const before = await path.getAttribute('d')
    await expect.poll(() => path.getAttribute('d'), { timeout: 25_000 }).not.toBe(before)
    await page.setViewportSize({ width: 360, height: 720 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false)
    expect(problems).toEqual([])
    await page.context().close()
  })
})
