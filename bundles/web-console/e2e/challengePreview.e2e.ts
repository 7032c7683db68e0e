import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, shared, type Person, type Server } from './harness'
import { repository } from './harness/server'

const run = promisify(execFile)
const DTMF = 'org.challengectl.modulation.dtmf'

inBrowser('a preview that the server cannot give', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  const shell = (command: string) =>
    run(join(repository, 'challengectl'), ['shell', '--home', server.home, command])

  async function write(page: Page, modulation: string, flag: string): Promise<void> {
    await page.goto('/console/challenges/new')
    await page.getByRole('textbox', { name: 'Name' }).fill('Preview Fox')
    await page.getByRole('combobox', { name: 'Modulation' }).selectOption(modulation)
    await page.getByLabel('Text to send').fill(flag)
  }

  /** What a server says that is at its limit, once; nobody can bring a server there in a test that is quick. */
  function refuseOnce(page: Page, status: number, code: string, headers: Record<string, string> = {}) {
    return page.route(
      '**/api/preview',
      (route) => route.fulfill({ status, headers, json: { error: 'Not now.', code } }),
      { times: 1 },
    )
  }

  it('because it is busy is asked for again by itself, when the server says', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await refuseOnce(page, 503, 'busy', { 'Retry-After': '2' })
    await write(page, 'cw', 'CQ')
    await page.getByText('The server is busy with other previews').waitFor()
    await axe(page)
    await page.getByAltText(/^Waterfall of Preview Fox/).waitFor({ timeout: 30_000 })
    expect(await page.getByText('The server is busy').count()).toBe(0)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('because it takes too long does not keep from saving', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await refuseOnce(page, 503, 'too_long')
    await write(page, 'cw', 'CQ')
    await page.getByText('The signal takes too long to prepare for a preview.').waitFor()
    await axe(page)
    expect(await page.getByRole('button', { name: 'Create challenge' }).isEnabled()).toBe(true)
    await page.getByRole('button', { name: 'Preview', exact: true }).click()
    await page.getByAltText(/^Waterfall of Preview Fox/).waitFor({ timeout: 30_000 })
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('because the modulation is gone tells that, and goes on when it is back', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await write(page, 'dtmf', '123')
    await page.getByAltText(/^Waterfall of Preview Fox/).waitFor({ timeout: 30_000 })
    await shell(`bundle:stop ${DTMF}`)
    try {
      await page.getByLabel('Text to send').fill('1234')
      await page.getByText(/there is no modulation 'dtmf'/).waitFor()
      await page.getByLabel('One frequency').check()
      await page.getByRole('textbox', { name: 'Frequency' }).fill('145.4')
      await page.getByLabel('Enabled').uncheck()
      await page.getByRole('button', { name: 'Create challenge' }).click()
      await page.getByText(/unknown modulation 'dtmf'/).waitFor()
      await axe(page)
    } finally {
      await shell(`bundle:start ${DTMF}`)
    }
    await page.getByRole('button', { name: 'Create challenge' }).click()
    await page.getByRole('heading', { name: 'Preview Fox' }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })
})
