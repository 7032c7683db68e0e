import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, newPerson, open, screenshot, shared, type Person, type Server } from './harness'

inBrowser('users and permissions', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  it('a user is added, gets permissions, and is deleted', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/users')
    await page.getByRole('button', { name: 'Add user' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Username').fill('-bad name-')
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await dialog.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await dialog.getByLabel('Username').fill('helper')
    await dialog.getByLabel('Manage agents').check()
    await axe(page)
    await screenshot(page, 'users-add')
    await dialog.getByRole('button', { name: 'Add user' }).click()
    await page.getByRole('dialog', { name: 'Temporary password of helper' }).waitFor()
    const password = await page.getByRole('textbox', { name: 'Temporary password' }).innerText()
    expect(password.length).toBeGreaterThanOrEqual(12)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Done' }).click()

    const row = page.getByRole('row', { name: /helper/ })
    await row.getByText('Manage agents').waitFor()
    await axe(page)
    await screenshot(page, 'users')

    await row.getByRole('button', { name: 'Actions for helper' }).click()
    await page.getByRole('menuitem', { name: 'Permissions…' }).click()
    await page.getByLabel('Control the event').check()
    await page.getByLabel('Manage agents').uncheck()
    await page.getByRole('button', { name: 'Save' }).click()
    await row.getByText('Control the event').waitFor()
    const { permissions } = await server.api<{ permissions: string[] }>('/users/helper/permissions')
    expect(permissions).toEqual(['control_system'])

    await row.getByRole('button', { name: 'Actions for helper' }).click()
    await page.getByRole('menuitem', { name: 'Delete…' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
    await row.waitFor({ state: 'detached' })
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('who may not, sees it neither in the navigation nor by its address', async () => {
    const guest = await newPerson(server, 'guest', [])
    const { page, problems } = await open(browser(), server, { as: guest })
    await page.goto('/console/')
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    expect(await page.getByRole('link', { name: 'Users' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Pause' }).count()).toBe(0)
    await page.goto('/console/users')
    await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
    await page.getByText('Manage users').waitFor()
    await axe(page)
    const status = await page.evaluate(async () => {
      const token = document.cookie.replace(/.*csrf_token=([^;]*).*/, '$1')
      return (await fetch('/api/control/pause', { method: 'POST', headers: { 'X-CSRF-Token': token } }))
        .status
    })
    expect(status).toBe(403)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('an address that leads nowhere says so', async () => {
    const { page } = await open(browser(), server, { as: admin })
    await page.goto('/console/no/such/page')
    await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
    await axe(page)
    await page.getByRole('link', { name: 'Go to the start page' }).click()
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
    await page.context().close()
  })
})
