import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, screenshot, shared, type Person, type Server } from './harness'
import { repository } from './harness/server'

const NEW = {
  name: 'Conflict Fox',
  modulation: 'cw',
  flag: 'CQ',
  frequency: 145_100_000,
  min_delay: 3600,
  max_delay: 3600,
  enabled: false,
}

inBrowser('writing challenges', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  const post = (path: string, json: unknown) =>
    server.api<{ challenge_id: string; config: Record<string, unknown> }>(path, {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'Content-Type': 'application/json' },
    })

  it('a challenge is written with a preview, and seen on the air and recorded without a reload', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges/new')
    await page.getByRole('heading', { name: 'New challenge' }).waitFor()
    await page.getByText('Choose a modulation and a flag').waitFor()
    await page.getByRole('button', { name: 'Create challenge' }).click()
    await page.getByText('Write what the challenge is called.').waitFor()
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('name')

    await page.getByRole('textbox', { name: 'Name' }).fill('Browser Fox')
    await page.getByRole('combobox', { name: 'Modulation' }).selectOption('cw')
    await page.getByLabel('Text to send').fill('PARIS')
    await page.getByLabel('Speed').fill('9000')
    await page.getByText(/It must be a number, .* wpm/).waitFor()
    await page.getByText('Correct the modulation, its parameters and the flag first.').waitFor()
    await page.getByLabel('Speed').fill('40')
    await page.getByLabel('One frequency').check()
    await page.getByRole('textbox', { name: 'Frequency' }).fill('145.200')
    await page.getByText('145,200,000 Hz').waitFor()
    await page.getByLabel('Shortest pause').fill('5')
    await page.getByLabel('Longest pause').fill('4')
    await page.getByText('The shortest pause must not be longer than the longest.').waitFor()
    await page.getByLabel('Longest pause').fill('5')

    await page.getByAltText(/^Waterfall of Browser Fox/).waitFor({ timeout: 60_000 })
    await page.getByText('Bandwidth (99 %)').waitFor()
    await page.getByText(/145\.19\d+.*to 145\.200\d+/).waitFor()
    await axe(page)
    await screenshot(page, 'challenge-form')

    await page.getByRole('button', { name: 'Create challenge' }).click()
    await page.getByRole('heading', { name: 'Browser Fox' }).waitFor()
    expect(page.url()).toBe(`${server.url}/console/challenges/browser-fox`)
    await page
      .getByText(/On the air|Starting/)
      .first()
      .waitFor({ timeout: 60_000 })
    await page.getByRole('cell', { name: 'sent', exact: true }).first().waitFor({ timeout: 60_000 })
    await page.getByRole('cell', { name: /dB/ }).first().waitFor({ timeout: 60_000 })
    await page
      .getByAltText(/^Waterfall of the recording at/)
      .first()
      .waitFor({ timeout: 60_000 })
    await page.getByAltText('Waterfall of Browser Fox as it will be sent').waitFor()
    await axe(page)
    await screenshot(page, 'challenge')
    await page.getByRole('button', { name: 'Actions for Browser Fox' }).click()
    await page.getByRole('menuitem', { name: 'Disable' }).click()
    await page.getByText('Browser Fox is disabled', { exact: false }).first().waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('a file is uploaded, seen in a preview, and taken again from the store', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges/new')
    await page.getByRole('textbox', { name: 'Name' }).fill('Voice Fox')
    await page.getByRole('combobox', { name: 'Modulation' }).selectOption('nbfm')
    const input = page.locator('input[type=file]')
    await input.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
    await page.getByText('notes.txt does not look like what this modulation sends.').waitFor()
    await input.setInputFiles({ name: 'fake.wav', mimeType: 'audio/wav', buffer: Buffer.from('not a WAV') })
    await page
      .getByRole('alert')
      .filter({ hasText: /fake\.wav|WAV/ })
      .waitFor()
    await input.setInputFiles(join(repository, 'etc/demo/voice.wav'))
    await page.getByText('voice.wav is stored.').waitFor()
    await page.getByAltText(/^Waterfall of Voice Fox/).waitFor({ timeout: 60_000 })

    await page.getByRole('button', { name: 'Take a stored file' }).click()
    await page.getByRole('dialog').getByText('audio/').first().waitFor()
    await axe(page)
    await page.getByRole('button', { name: 'Use voice.wav' }).click()
    await page.getByLabel('A range of its own').check()
    await page.getByLabel('Lower edge').fill('438')
    await page.getByLabel('Upper edge').fill('438.005')
    await page.getByText('A range of its own: the signal is too wide for it').waitFor({ timeout: 30_000 })
    await page.getByRole('button', { name: 'Create challenge' }).click()
    await page.getByText(/Hz wide and fits no range/).waitFor()
    await page.getByLabel('Upper edge').fill('439')
    await page.getByLabel('Enabled').uncheck()
    await page.getByRole('button', { name: 'Create challenge' }).click()
    await page.getByRole('heading', { name: 'Voice Fox' }).waitFor()
    await page.getByText('438.000 MHz – 439.000 MHz').waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('what was not saved is not lost without a question', async () => {
    const { page } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges/new')
    await page.getByRole('textbox', { name: 'Name' }).fill('Unsaved')
    await page.getByRole('link', { name: 'Challenges', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Cancel' }).click()
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Unsaved')
    await page.getByRole('link', { name: 'Challenges', exact: true }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Leave' }).click()
    await page.getByRole('heading', { name: 'Challenges', exact: true }).waitFor()
    await page.context().close()
  })

  it('two who edit the same challenge see each other’s changes and choose', async () => {
    const { challenge_id: id } = await post('/challenges', NEW)
    const one = await open(browser(), server, { as: admin })
    const other = await open(browser(), server, { as: admin })
    for (const { page } of [one, other]) {
      await page.goto(`/console/challenges/${id}/edit`)
      await page.getByLabel('Priority').waitFor()
    }
    await one.page.getByLabel('Priority').fill('7')
    await one.page.getByLabel('Text to send').fill('CQ ONE')
    await one.page.getByRole('button', { name: 'Save changes' }).click()
    await one.page.getByText('Conflict Fox is saved.').waitFor()

    await other.page.getByText('Somebody has changed this challenge since you opened it.').waitFor()
    await other.page.getByLabel('Text to send').fill('CQ OTHER')
    await other.page.getByLabel('Speed').fill('31')
    await other.page.getByRole('button', { name: 'Save changes' }).click()
    const dialog = other.page.getByRole('dialog', { name: 'Somebody has changed Conflict Fox meanwhile' })
    await dialog.getByText('CQ ONE').waitFor()
    await dialog.getByText('changed by both').waitFor()
    await axe(other.page)
    await screenshot(other.page, 'challenge-conflict')
    await dialog
      .getByRole('group', { name: /^Flag/ })
      .getByLabel(/^Theirs/)
      .check()
    await dialog.getByRole('button', { name: 'Save what is chosen' }).click()
    await other.page.getByText('Conflict Fox is saved.').waitFor()
    const { config } = await server.api<{ config: Record<string, unknown> }>(`/challenges/${id}`)
    expect(config).toMatchObject({ flag: 'CQ ONE', priority: 7, speed: 31 })
    expect([...one.problems, ...other.problems]).toEqual([])
    await one.page.context().close()
    await other.page.context().close()
  })
})
