import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, newPerson, open, screenshot, shared, type Person, type Server } from './harness'

inBrowser('event settings', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  it('are changed, and another browser sees it at once', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    const other = await open(browser(), server, { as: admin })
    await page.goto('/console/event')
    await other.page.goto('/console/event')
    const form = page.getByRole('region', { name: 'Event', exact: true })
    await form.getByLabel('Name').fill('Hall of Waves')
    await form.getByLabel('Time zone').fill('Mars/Base')
    await form.getByRole('button', { name: 'Save' }).click()
    await form.getByText('There is no time zone of this name.').waitFor()
    await form.getByLabel('Time zone').fill('Europe/Berlin')
    await form.getByLabel('Starts').fill('2026-05-01T09:00')
    await form.getByLabel('Stops').fill('2026-04-01T09:00')
    await form.getByText('The stop must be after the start.').waitFor()
    await form.getByLabel('Stops').fill('2030-05-02T18:00')
    await form.getByLabel('Begins at').fill('09:00')
    await form.getByLabel('Ends at').fill('23:30')
    await axe(page)
    await form.getByRole('button', { name: 'Save' }).click()
    await page.getByText('The event’s settings are saved.').waitFor()
    expect(await server.api('/conference')).toMatchObject({
      name: 'Hall of Waves',
      start: '2026-05-01T07:00:00Z',
      stop: '2030-05-02T16:00:00Z',
      timezone: 'Europe/Berlin',
      day_start: '09:00',
      end_of_day: '23:30',
    })
    await other.page.getByRole('link', { name: 'Hall of Waves' }).waitFor()
    expect(await other.page.getByLabel('Time zone').inputValue()).toBe('Europe/Berlin')

    await other.page.getByRole('region', { name: 'Event', exact: true }).getByLabel('Name').fill('Typing')
    await form.getByLabel('Name').fill('Hall of Noise')
    await form.getByRole('button', { name: 'Save' }).click()
    await other.page.getByText('Somebody else has changed these settings').waitFor()
    await axe(other.page)
    await other.page.getByRole('button', { name: 'Show theirs' }).click()
    await expect
      .poll(() =>
        other.page.getByRole('region', { name: 'Event', exact: true }).getByLabel('Name').inputValue(),
      )
      .toBe('Hall of Noise')
    expect([...problems, ...other.problems]).toEqual([])
    await page.context().close()
    await other.page.context().close()
  })

  it('ranges are added, edited and deleted', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/event')
    await page.getByRole('button', { name: 'Add range' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('e2e_band')
    await dialog.getByLabel('From').fill('146')
    await dialog.getByLabel('To').fill('144')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('The end must be above the beginning.').waitFor()
    await dialog.getByLabel('From').fill('144')
    await dialog.getByLabel('To').fill('145.5 MHz')
    await axe(page)
    await dialog.getByRole('button', { name: 'Save' }).click()
    const row = page.getByRole('row', { name: /e2e_band/ })
    await row.getByText('145.500').waitFor()
    await axe(page)
    // The toast goes by itself when axe takes its time.
    await page
      .getByRole('button', { name: 'Dismiss' })
      .click({ timeout: 500 })
      .catch(() => undefined)
    await screenshot(page, 'event')
    await row.getByRole('button', { name: 'Actions for e2e_band' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await row.waitFor({ state: 'detached' })
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('the event is exported', async () => {
    const { page } = await open(browser(), server, { as: admin })
    await page.goto('/console/event')
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Export as YAML' }).click()
    expect((await download).suggestedFilename()).toBe('event.yml')
    await page.context().close()
  })

  it('who may only look changes nothing; a phone is wide enough', async () => {
    const guest = await newPerson(server, 'visitor', [])
    const { page } = await open(browser(), server, { as: guest, width: 360, height: 720 })
    await page.goto('/console/event')
    await page.getByText('you need the permission “Manage challenges”').waitFor()
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Add range' }).count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false)
    await axe(page)
    await page.context().close()
  })
})
