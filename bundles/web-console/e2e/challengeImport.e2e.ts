import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, screenshot, shared, type Person, type Server } from './harness'
import { repository } from './harness/server'

const EVENT = `frequency_ranges:
  - {name: test_2m, display_name: Test 2 m, min_hz: 144000000, max_hz: 146000000}
challenges:
  - name: Import One
    modulation: cw
    flag: CQ
    speed: 25
    frequency_ranges: [test_2m]
    enabled: false
  - name: Import Voice
    modulation: nbfm
    flag: voice.wav
    frequency: 145500000
    enabled: false
`

inBrowser('importing challenges', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  const yaml = (text: string) => ({
    name: 'event.yml',
    mimeType: 'application/yaml',
    buffer: Buffer.from(text),
  })
  const voice = {
    name: 'voice.wav',
    mimeType: 'audio/wav',
    buffer: readFileSync(join(repository, 'etc/demo/voice.wav')),
  }
  const count = async () => (await server.api<{ challenges: unknown[] }>('/challenges')).challenges.length

  it('a mistake is shown at its line, corrected there, and then the file goes in', async () => {
    const before = await count()
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges/import')
    const input = page.locator('input[type=file]')
    await input.setInputFiles([yaml(EVENT.replace('speed: 25', 'speed: 2500'))])
    await page.getByRole('heading', { name: 'The file has 2 mistakes' }).waitFor()
    await page.getByText('1 file is missing').waitFor()
    expect(await page.getByRole('button', { name: 'Apply' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: 'Show line 7 of event.yml' }).click()
    const line = page.getByRole('region', { name: 'Text of event.yml' }).locator('[aria-current=true]')
    expect(await line.innerText()).toMatch(/^7[\s\S]*speed: 2500[\s\S]*wpm/)
    await axe(page)
    await screenshot(page, 'challenge-import-mistakes')

    await input.setInputFiles([voice])
    await page.getByRole('heading', { name: 'The file has 1 mistake' }).waitFor()
    await page.getByRole('button', { name: 'Edit the text' }).click()
    await page.getByLabel('Text of the event file').fill(EVENT)
    await page.getByRole('button', { name: 'Show the lines' }).click()
    await page.getByText('Something was changed since the check.').waitFor()
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByRole('heading', { name: 'What would change' }).waitFor()
    await page.getByText('2 new').waitFor()
    await axe(page)
    await screenshot(page, 'challenge-import')
    expect(await count()).toBe(before)

    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('heading', { name: 'Imported' }).waitFor()
    await page.getByText('2 challenges were written.').waitFor()
    expect(await count()).toBe(before + 2)
    await page.getByRole('link', { name: 'Show the challenges' }).click()
    await page.getByRole('link', { name: 'Import Voice' }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('a second import shows what it changes field by field', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges/import')
    await page
      .locator('input[type=file]')
      .setInputFiles([yaml(EVENT.replace('speed: 25', 'speed: 30')), voice])
    await page.getByText('1 changed').waitFor()
    await page.getByRole('row', { name: /Speed 25 30/ }).waitFor()
    await page.getByText('1 unchanged').first().waitFor()
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('heading', { name: 'Imported' }).waitFor()
    const { config } = await server.api<{ config: Record<string, unknown> }>('/challenges/import-one')
    expect(config.speed).toBe(30)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('what is exported imports again to the same', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges')
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Event file (YAML)' }).click(),
    ])
    const text = readFileSync(await download.path(), 'utf8')
    expect(text).toContain('Import One')
    await page.goto('/console/challenges/import')
    await page.locator('input[type=file]').setInputFiles([yaml(text)])
    await page.getByText('Everything is on the server as the file says: nothing would change.').waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })
})
