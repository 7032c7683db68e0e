import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { axe, inBrowser, newPerson, open, screenshot, shared, type Person, type Server } from './harness'
import { AgentHost, agentIsBuilt } from './harness/agentHost'

inBrowser('agents', (browser) => {
  let server: Server
  let admin: Person
  let host: AgentHost | undefined

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })
  afterAll(() => host?.dispose())

  const lineOf = (page: Page) => page.getByRole('textbox', { name: 'The line to paste' }).innerText()

  it.skipIf(!agentIsBuilt)(
    'one is added by one pasted line, seen when it joins, disabled and enrolled again',
    async () => {
      const { page, problems } = await open(browser(), server, { as: admin })
      await page.goto('/console/agents')
      await page.getByRole('link', { name: 'local-runner' }).waitFor()
      await axe(page)
      await screenshot(page, 'agents')

      await page.getByRole('button', { name: 'Add agent' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByLabel('Name').fill('no such name')
      await dialog.getByRole('button', { name: 'Make the line' }).click()
      await dialog.getByText('Use 1–64 letters').waitFor()
      await dialog.getByLabel('Name').fill('field-1')
      await axe(page)
      await dialog.getByRole('button', { name: 'Make the line' }).click()
      await dialog.getByText('Waiting for field-1 to join').waitFor()
      const line = await lineOf(page)
      expect(line).toMatch(/^\.\/challengectl agent enroll 'challengectl-enroll:[\w-]+' && /)
      await axe(page)
      await screenshot(page, 'agents-add')

      host = await AgentHost.make()
      await host.paste(line)
      await dialog.getByText('field-1 is connected and ready.').waitFor({ timeout: 90_000 })
      await axe(page)
      await screenshot(page, 'agents-joined')
      await dialog.getByRole('link', { name: 'Show field-1' }).click()

      await page.getByRole('heading', { name: 'field-1', level: 1 }).waitFor()
      await page.getByRole('row', { name: /virtual tx0/ }).waitFor()
      await page.getByRole('region', { name: 'Capabilities' }).getByText('psk31').waitFor()
      await page.getByText(/^[+−]\d/).waitFor()
      await axe(page)
      await screenshot(page, 'agent')

      await page.getByRole('button', { name: 'Disable' }).click()
      await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click()
      await page.getByText('Disabled', { exact: true }).waitFor()
      expect((await server.api<{ enabled: boolean }>('/agents/field-1')).enabled).toBe(false)
      await page.getByRole('button', { name: 'Enable' }).click()
      await page.getByText('Online', { exact: true }).waitFor()

      await page.getByRole('button', { name: 'Enrol again…' }).click()
      await page.getByRole('button', { name: 'Make the line' }).click()
      await dialog.getByText('Waiting for field-1 to join').waitFor()
      await host.paste('./challengectl agent stop')
      await host.paste(`rm "$CHALLENGECTL_HOME/agent/etc/agents/field-1.yml"; ${await lineOf(page)}`)
      await dialog.getByText('field-1 is connected and ready.').waitFor({ timeout: 90_000 })
      await dialog.getByRole('button', { name: 'Done' }).click()
      expect(problems).toEqual([])
      await page.context().close()
    },
  )

  it.skipIf(!agentIsBuilt)('one is deleted by typing its name, and another browser sees that', async () => {
    const { page } = await open(browser(), server, { as: admin })
    const other = await open(browser(), server, { as: admin })
    await page.goto('/console/agents/field-1')
    await other.page.goto('/console/agents')
    await other.page.getByRole('link', { name: 'field-1' }).waitFor()
    await page.getByRole('button', { name: 'Delete…' }).click()
    const question = page.getByRole('alertdialog')
    expect(await question.getByRole('button', { name: 'Delete' }).isDisabled()).toBe(true)
    await question.getByLabel('Type “field-1” to confirm').fill('field-1')
    await question.getByRole('button', { name: 'Delete' }).click()
    await page.getByRole('heading', { name: 'Agents', level: 1 }).waitFor()
    await other.page.getByRole('link', { name: 'field-1' }).waitFor({ state: 'detached' })
    await page.context().close()
    await other.page.context().close()
  })

  it('provisioning keys are shown once and switched off; open lines are revoked', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/agents?tab=joining')
    await page.getByText('There are no provisioning keys').waitFor()
    await page.getByRole('button', { name: 'Make a key' }).click()
    await page.getByLabel('What it is for').fill('Images of the club')
    await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).click()
    const key = await page.getByRole('textbox', { name: 'Provisioning key' }).innerText()
    expect(await page.getByRole('textbox', { name: 'On each host' }).innerText()).toContain(key)
    await axe(page)
    await page.getByRole('button', { name: 'Done' }).click()
    expect(await page.getByText(key).count()).toBe(0)
    const row = page.getByRole('row', { name: /Images of the club/ })
    await row.getByText('Works').waitFor()
    const provision = () =>
      fetch(`${server.url}/api/provisioning/provision`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ runner_name: 'pi-1' }),
      })
    expect((await provision()).status).toBe(201)
    await row.getByRole('button', { name: 'Actions for Images of the club' }).click()
    await page.getByRole('menuitem', { name: 'Switch off' }).click()
    await row.getByText('Off', { exact: true }).waitFor()
    expect((await provision()).status).toBe(401)

    await page.reload()
    const line = page.getByRole('row', { name: /pi-1/ })
    await line.waitFor()
    await axe(page)
    await screenshot(page, 'agents-joining')
    await line.getByRole('button', { name: 'Revoke' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
    await line.waitFor({ state: 'detached' })
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('who may only look sees them and changes nothing; a phone is wide enough', async () => {
    const guest = await newPerson(server, 'looker', [])
    const { page, problems } = await open(browser(), server, { as: guest, width: 360, height: 720 })
    await page.goto('/console/agents?tab=listeners')
    await page.getByRole('link', { name: 'local-listener' }).waitFor()
    expect(await page.getByRole('button', { name: 'Add agent' }).count()).toBe(0)
    expect(await page.getByRole('tab', { name: 'Joining' }).count()).toBe(0)
    expect(await page.getByRole('button', { name: /Actions for/ }).count()).toBe(0)
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false)
    await axe(page)
    await screenshot(page, 'agents-phone')
    expect(problems).toEqual([])
    await page.context().close()
  })
})
