import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, newPerson, open, screenshot, shared, type Person, type Server } from './harness'
import { PASSWORD, signIn, typeCode, typePassword } from './harness'

const NEW_PASSWORD = 'two herons share an anchor'

inBrowser('accounts', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  const ended = (page: Page) => page.getByText('Your session has ended.').first().waitFor()

  /** Resets by the menu in the table of users, and gives the password that is shown then. */
  async function reset(page: Page, name: string, what: 'password' | 'second factor'): Promise<string> {
    await page.getByRole('button', { name: `Actions for ${name}` }).click()
    await page.getByRole('menuitem', { name: `Reset ${what}…` }).click()
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: `Reset ${what}` })
      .click()
    const password = await page.getByRole('textbox', { name: 'Temporary password' }).innerText()
    await page.getByRole('button', { name: 'Done' }).click()
    return password
  }

  async function setPassword(page: Page, password: string): Promise<void> {
    await page.getByLabel('New password', { exact: true }).fill(password)
    await page.getByLabel('New password again').fill(password)
  }

  it('a password that an administrator has reset must be changed, and then one is where one was', async () => {
    const person = await newPerson(server, 'wren', [])
    const boss = await open(browser(), server, { as: admin })
    const { page, problems } = await open(browser(), server, { as: person })
    await page.goto('/console/challenges?filter=morse')
    await page.getByText('Live', { exact: true }).waitFor()
    await boss.page.goto('/console/users?filter=wren')
    const temporary = await reset(boss.page, 'wren', 'password')

    await ended(page)
    await boss.page.getByRole('row', { name: /wren.*Must change password/ }).waitFor()
    await signIn(page, { ...person, password: temporary })
    await page.getByRole('heading', { name: 'Change your password' }).waitFor()
    await axe(page)
    await screenshot(page, 'change-password')
    // Until then the session is good for nothing else.
    expect(await page.evaluate(async () => (await fetch('/api/challenges')).status)).toBe(403)
    await page.goto('/console/challenges?filter=morse')
    await page.getByRole('heading', { name: 'Change your password' }).waitFor()

    await page.getByLabel('Current password').fill(temporary)
    await setPassword(page, temporary)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await setPassword(page, NEW_PASSWORD)
    await page.getByRole('button', { name: 'Change password' }).click()
    await page.getByRole('heading', { name: 'Challenges', level: 1 }).waitFor()
    expect(page.url()).toBe(`${server.url}/console/challenges?filter=morse`)
    await boss.page.getByRole('row', { name: /wren.*Active/ }).waitFor()
    expect([...problems, ...boss.problems]).toEqual([])
    await page.context().close()
    await boss.page.context().close()
  })

  it('whose second factor was reset is set up anew', async () => {
    const person = await newPerson(server, 'finch', [])
    const boss = await open(browser(), server, { as: admin })
    const { page, problems } = await open(browser(), server)
    await boss.page.goto('/console/users?filter=finch')
    const temporary = await reset(boss.page, 'finch', 'second factor')
    await boss.page.getByRole('row', { name: /finch.*Not set up/ }).waitFor()

    await page.goto('/console/logs')
    await typePassword(page, 'finch', person.password)
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await typePassword(page, 'finch', temporary)
    await page.getByRole('heading', { name: 'Set up your account' }).waitFor()
    await setPassword(page, NEW_PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByAltText('QR code with the secret below').waitFor()
    const secret = await page.getByRole('textbox', { name: 'Secret' }).innerText()
    expect(secret.replace(/\s/g, '')).not.toBe(person.secret)
    await typeCode(page, secret)
    await page.getByRole('heading', { name: 'Logs', level: 1 }).waitFor()
    await boss.page.getByRole('row', { name: /finch.*Active/ }).waitFor()
    expect([...problems, ...boss.problems]).toEqual([])
    await page.context().close()
    await boss.page.context().close()
  })

  it('logging out everywhere ends the sessions in all browsers', async () => {
    const person = await newPerson(server, 'tern', [])
    const one = await open(browser(), server, { as: person })
    const other = await open(browser(), server)
    await one.page.goto('/console/')
    await one.page.getByRole('link', { name: 'System' }).click()
    await one.page.getByText('(this one)').waitFor()
    await other.page.goto('/console/agents?tab=listeners')
    await signIn(other.page, person)
    await other.page.getByText('Live', { exact: true }).waitFor()
    await one.page.getByRole('button', { name: 'End', exact: true }).waitFor()
    await one.page.getByRole('button', { name: 'Account of tern' }).click()
    await one.page.getByRole('menuitem', { name: 'Log out everywhere' }).click()
    await one.page.getByRole('alertdialog').getByRole('button', { name: 'Log out everywhere' }).click()
    await one.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await ended(other.page)
    await one.page.goBack()
    await one.page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(await other.page.evaluate(async () => (await fetch('/api/challenges')).status)).toBe(401)
    expect([...one.problems, ...other.problems]).toEqual([])
    await one.page.context().close()
    await other.page.context().close()
  })

  it('one changes one’s own password, which ends one’s other sessions only', async () => {
    const person = await newPerson(server, 'swift', [])
    const { page, problems } = await open(browser(), server, { as: person })
    await page.goto('/console/logs')
    const tab = await page.context().newPage()
    await tab.goto('/console/agents')
    await tab.getByText('Live', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Account of swift' }).click()
    await page.getByRole('menuitem', { name: 'Change password' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Current password').fill('not this one at all')
    await setPassword(page, NEW_PASSWORD)
    await dialog.getByRole('button', { name: 'Change password' }).click()
    await dialog.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await axe(page)
    await dialog.getByLabel('Current password').fill(PASSWORD)
    await dialog.getByRole('button', { name: 'Change password' }).click()
    await page.getByText('The password is changed.').waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByRole('heading', { name: 'Logs', level: 1 }).waitFor()
    // Another tab has the same session.
    await tab.waitForTimeout(1000)
    await tab.getByText('Live', { exact: true }).waitFor()
    await tab.getByRole('heading', { name: 'Agents', level: 1 }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })
})
