import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, screenshot, shared, type Person, type Server } from './harness'

inBrowser('the shell', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  it('a pause is seen by a second browser without a reload', async () => {
    const one = await open(browser(), server, { as: admin })
    const other = await open(browser(), server, { as: admin })
    await one.page.goto('/console/')
    await other.page.goto('/console/audit')
    await other.page.getByText('Running', { exact: true }).waitFor()
    await one.page.getByRole('button', { name: 'Pause' }).click()
    await other.page.getByText('Paused', { exact: true }).waitFor()
    await other.page.getByRole('button', { name: 'Resume' }).click()
    await one.page.getByText('Running', { exact: true }).waitFor()
    await axe(one.page)
    await screenshot(one.page, 'dashboard')
    await axe(other.page)
    await screenshot(other.page, 'audit')
    expect([...one.problems, ...other.problems]).toEqual([])
    await one.page.context().close()
    await other.page.context().close()
  })

  it('is usable on a phone and by keyboard', async () => {
    const { page, problems } = await open(browser(), server, { as: admin, width: 375, height: 720 })
    await page.goto('/console/')
    await page.getByRole('button', { name: 'Pause' }).waitFor()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
    await page.getByRole('button', { name: 'Open the list of pages' }).press('Enter')
    await page.getByRole('link', { name: 'Users' }).press('Enter')
    await page.getByRole('heading', { name: 'Users' }).waitFor()
    await page.getByRole('row', { name: /admin/ }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
    expect(tooWide).toBe(false)
    await axe(page)
    await screenshot(page, 'users-phone')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('says that the server is away, and goes on when it is back', async () => {
    const { page } = await open(browser(), server, { as: admin })
    await page.goto('/console/')
    await page.getByText('Live', { exact: true }).waitFor()
    await server.down()
    await page.getByText('No connection to the server since').waitFor()
    await axe(page)
    await screenshot(page, 'offline')
    await server.up()
    await page.getByText('Live', { exact: true }).waitFor({ timeout: 60_000 })
    expect(await page.getByText('No connection to the server since').count()).toBe(0)
    expect(page.url()).toBe(`${server.url}/console/`)
    await page.context().close()
  })
})
