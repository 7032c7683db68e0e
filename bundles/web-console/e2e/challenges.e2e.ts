import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, newPerson, open, screenshot, shared, type Person, type Server } from './harness'

inBrowser('the list of challenges', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
    for (const [index, name] of ['Bulk A', 'Bulk B', 'Bulk C'].entries()) {
      const challenge = {
        name,
        modulation: 'cw',
        flag: 'E',
        frequency: 144_100_000 + index * 100_000,
        min_delay: 3600,
        max_delay: 3600,
        public_view: { show_frequency: true },
      }
      await server.api('/challenges', {
        method: 'POST',
        body: JSON.stringify(challenge),
        headers: { 'Content-Type': 'application/json' },
      })
    }
  })

  it('many are disabled at once, each with its result, and the address keeps what is shown', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges?q=bulk&sort=-name')
    await page.getByRole('link', { name: 'Bulk A' }).waitFor()
    const names = () => page.locator('tbody tr a').allInnerTexts()
    expect(await names()).toEqual(['Bulk C', 'Bulk B', 'Bulk A'])
    await axe(page)
    await page.getByRole('searchbox', { name: 'Filter' }).fill('')
    await screenshot(page, 'challenges')
    await page.getByRole('searchbox', { name: 'Filter' }).fill('bulk')

    await page.getByLabel('Select Bulk A').check()
    await page.getByLabel('Select Bulk C').check()
    await page.getByRole('toolbar').getByRole('button', { name: 'Disable' }).click()
    await page.getByText('Done for 2 challenges.').waitFor()
    await axe(page)
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click()
    await page.getByRole('row', { name: /Bulk A.*Disabled/ }).waitFor()
    const { challenges } = await server.api<{ challenges: { name: string; enabled: boolean }[] }>(
      '/challenges',
    )
    const bulk = challenges.filter(({ name }) => name.startsWith('Bulk'))
    expect(
      bulk
        .filter(({ enabled }) => !enabled)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Bulk A', 'Bulk C'])

    await page.getByRole('toolbar').getByRole('button', { name: 'Trigger now' }).click()
    await page.getByText('2 were refused.').waitFor()
    await page
      .getByRole('dialog')
      .getByText(/disabled/)
      .first()
      .waitFor()
    await screenshot(page, 'challenges-bulk')
    await page.keyboard.press('Escape')

    await page.getByLabel('State', { exact: true }).selectOption('disabled')
    await page.getByRole('link', { name: 'Bulk B' }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toContain('state=disabled')
    await page.getByRole('link', { name: 'Bulk C' }).click()
    await page.getByRole('heading', { name: 'Bulk C' }).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'Bulk A' }).waitFor()
    expect(await names()).toEqual(['Bulk C', 'Bulk A'])
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('a change by another is seen without a reload, and a challenge is deleted after a question', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await server.api('/challenges/bulk-c/disable', { method: 'POST' })
    await page.goto('/console/challenges/bulk-c')
    await page.getByText('Disabled', { exact: true }).first().waitFor()
    await server.api('/challenges/bulk-c/enable', { method: 'POST' })
    await page.getByText('Disabled', { exact: true }).waitFor({ state: 'detached' })
    await server.api('/challenges/bulk-c/disable', { method: 'POST' })
    await server.api('/challenges/bulk-c/stop', { method: 'POST' })
    await page.getByText('Disabled', { exact: true }).first().waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'Actions for Bulk C' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { name: 'Challenges', exact: true }).waitFor()
    await page.getByText('Bulk C is deleted.').waitFor()
    expect(await page.getByRole('link', { name: 'Bulk C' }).count()).toBe(0)
    await page.goto('/console/challenges/bulk-c')
    await page.getByText('There is no challenge bulk-c').waitFor()
    await axe(page)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('is usable on a phone', async () => {
    const { page, problems } = await open(browser(), server, { as: admin, width: 360, height: 740 })
    for (const path of ['', '/new', '/import', '/bulk-a']) {
      await page.goto(`/console/challenges${path}`)
      await page.locator('h1').waitFor()
      await page.locator('.skeleton').waitFor({ state: 'detached' })
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
      expect(tooWide, path).toBe(false)
      await axe(page)
      await screenshot(page, `challenges${path.replace('/', '-')}-phone`)
    }
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('who may not manage challenges looks only', async () => {
    const guest = await newPerson(server, 'looker', [])
    const { page, problems } = await open(browser(), server, { as: guest })
    await page.goto('/console/challenges')
    await page.getByRole('link', { name: 'Bulk A' }).waitFor()
    for (const name of ['New challenge', 'Import', 'Export', 'Actions for Bulk A'])
      expect(
        await page
          .getByRole('button', { name, exact: true })
          .or(page.getByRole('link', { name, exact: true }))
          .count(),
        name,
      ).toBe(0)
    expect(await page.getByRole('checkbox').count()).toBe(0)
    await page.getByRole('link', { name: 'Bulk A' }).click()
    await page.getByRole('heading', { name: 'Bulk A' }).waitFor()
    expect(await page.getByRole('link', { name: 'Edit' }).count()).toBe(0)
    await axe(page)
    for (const path of ['new', 'import', 'bulk-a/edit']) {
      await page.goto(`/console/challenges/${path}`)
      await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
    }
    const statuses = await page.evaluate(async () => {
      const headers = {
        'X-CSRF-Token': document.cookie.replace(/.*csrf_token=([^;]*).*/, '$1'),
        'Content-Type': 'application/json',
      }
      const ask = async (method: string, path: string, body?: string) =>
        (await fetch(`/api${path}`, { method, headers, body })).status
      return [
        await ask('POST', '/challenges', '{}'),
        await ask('PUT', '/challenges/bulk-a', '{}'),
        await ask('DELETE', '/challenges/bulk-a'),
        await ask('POST', '/challenges/bulk-a/trigger'),
        await ask('POST', '/challenges/bulk', '{"ids":["bulk-a"],"action":"enable"}'),
        await ask('POST', '/preview', '{"modulation":"cw","flag":"E"}'),
      ]
    })
    expect(statuses).toEqual([403, 403, 403, 403, 403, 403])
    expect(problems).toEqual([])
    await page.context().close()
  })
})
