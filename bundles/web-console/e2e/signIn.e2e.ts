import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  axe,
  freshTotp,
  inBrowser,
  newPerson,
  open,
  PASSWORD,
  screenshot,
  Server,
  share,
  signIn,
  typePassword,
} from './harness'

inBrowser('signing in', (browser) => {
  let server: Server
  let secret: string
  let isShared = false

  beforeAll(async () => {
    server = await Server.start()
  })
  afterAll(async () => {
    if (!isShared) await server.dispose()
  })

  it('the first administrator is set up by the link, with a second factor', async () => {
    const { page, problems } = await open(browser(), server)
    const link = await server.setupLink()
    expect(link.startsWith(`${server.url}/console/setup#`)).toBe(true)
    await page.goto(link)
    await page.getByLabel('New password', { exact: true }).fill('short')
    expect(page.url()).not.toContain('#')
    await axe(page)
    await screenshot(page, 'setup')

    await page.getByLabel('New password again').fill('other')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('The two passwords differ.').waitFor()
    await page.getByLabel('New password again').fill('short')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').getByText(/12/).waitFor()

    await page.getByLabel('New password', { exact: true }).fill(PASSWORD)
    await page.getByLabel('New password again').fill(PASSWORD)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByAltText('QR code with the secret below').waitFor()
    secret = (await page.getByRole('textbox', { name: 'Secret' }).innerText()).replace(/\s/g, '')
    await axe(page)

    await page.getByLabel('Code from your authenticator').fill('000000')
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByRole('alert').getByText(/code/i).waitFor()
    await page.getByLabel('Code from your authenticator').fill(await freshTotp(secret))
    await page.getByRole('button', { name: 'Verify' }).click()
    await page.getByRole('heading', { name: 'Dashboard' }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    expect(problems).toEqual([])
    const cookies = await page.context().cookies()
    isShared = share(server, {
      name: 'admin',
      password: PASSWORD,
      secret,
      cookies: Object.fromEntries(cookies.map(({ name, value }) => [name, value])),
    })
    await page.context().close()
  })

  it('one signs in with the second factor and gets to where one wanted to', async () => {
    const { page, problems } = await open(browser(), server)
    await page.goto('/console/audit?action=auth.')
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await axe(page)
    await screenshot(page, 'sign-in')
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).autocomplete)).toBe(
      'username',
    )
    await typePassword(page, 'admin', 'wrong password')
    await page.getByRole('alert').filter({ hasText: /\w/ }).waitFor()
    await typePassword(page, 'admin', PASSWORD)
    await page.getByRole('heading', { name: 'Second factor' }).waitFor()
    // By the keyboard alone one goes on where the code is typed.
    await page.keyboard.type(await freshTotp(secret))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Audit trail' }).waitFor()
    expect(page.url()).toContain('/console/audit?action=auth.')

    await page.getByRole('button', { name: 'Account of admin' }).click()
    await page.getByRole('menuitem', { name: 'Log out', exact: true }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('a session that ends leads to signing in, and from there back', async () => {
    // Somebody of whose codes none has been used but at set-up: nobody waits for the next one.
    const keeper = await newPerson(server, 'keeper', ['create_users'])
    const { page } = await open(browser(), server, { as: keeper })
    await page.goto('/console/users?filter=adm')
    await page.getByRole('heading', { name: 'Users' }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    // As it is when all sessions are ended elsewhere: the server closes the connection by itself.
    await page.evaluate(() =>
      fetch('/api/auth/logout-everywhere', {
        method: 'POST',
        headers: { 'X-CSRF-Token': document.cookie.replace(/.*csrf_token=([^;]*).*/, '$1') },
      }),
    )
    await page.getByText('Your session has ended.').waitFor()
    await signIn(page, keeper)
    await page.getByRole('heading', { name: 'Users' }).waitFor()
    expect(page.url()).toBe(`${server.url}/console/users?filter=adm`)
    await page.context().close()
  })
})
