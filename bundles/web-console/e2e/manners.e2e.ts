import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, shared, type Person, type Server } from './harness'

inBrowser('good manners', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  it('opened while the server does not answer, it says so, and opens by itself later', async () => {
    const { page } = await open(browser(), server, { as: admin })
    await page.route('**/api/auth/session', (route) => route.abort())
    await page.goto('/console/users?filter=adm')
    await page.getByRole('heading', { name: 'The console cannot be opened now' }).waitFor()
    await page.getByText('The server cannot be reached.').waitFor()
    await axe(page)
    await page.unroute('**/api/auth/session')
    await page.getByRole('row', { name: /admin/ }).waitFor()
    expect(page.url()).toBe(`${server.url}/console/users?filter=adm`)
    await page.context().close()
  })

  it('a page that cannot be loaded is said, and opens when the server is back', async () => {
    const { page } = await open(browser(), server, { as: admin })
    await page.goto('/console/')
    await page.getByText('Live', { exact: true }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('link', { name: 'Audit trail' }).click()
    await page.getByText('This page cannot be opened without the server.').waitFor()
    expect(page.url()).toBe(`${server.url}/console/`)
    await page.context().setOffline(false)
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Audit trail' }).click()
    await page.getByRole('heading', { name: 'Audit trail' }).waitFor()
    await page.context().close()
  })

  it('tables are sorted on a phone too, and the way back is the browser’s', async () => {
    const { page, problems } = await open(browser(), server, { as: admin, width: 360, height: 740 })
    await page.goto('/console/system')
    const bundles = page.getByRole('region', { name: 'Bundles' })
    const first = () => bundles.getByRole('row').first().innerText()
    await bundles.getByLabel('Sort by').selectOption('Name')
    const ascending = await first()
    await bundles.getByRole('button', { name: 'Ascending' }).click()
    await bundles.getByRole('button', { name: 'Descending' }).waitFor()
    expect(await first()).not.toBe(ascending)
    await axe(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false)
    await page.getByRole('button', { name: 'Open the list of pages' }).click()
    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByRole('searchbox', { name: 'Filter' }).fill('nobody at all')
    await page.getByText('Nothing matches “nobody at all”.').waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: 'System', level: 1 }).waitFor()
    await page.goForward()
    await page.getByText('Nothing matches “nobody at all”.').waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })
})
