import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, shared, type Person, type Server } from './harness'
import { drop, onDisk, text } from './harness/drop'
import { repository } from './harness/server'

const HOUR = 3600
const now = Math.floor(Date.now() / 1000)
const LIST = `oldcon,${now - HOUR},${now + 48 * HOUR}
1,Old Fox,CQ,cw,25,,3600,3600,ham_144
2,Old Voice,wavs/gone.wav,nbfm,,,3600,3600,146520
`

inBrowser('files that are dropped and saved', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  const post = (path: string, json: unknown) =>
    server.api<{ challenge_id: string }>(path, {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'Content-Type': 'application/json' },
    })

  it('the list of a past event goes in with its ranges, and without what is missing', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges/import')
    const zone = page.locator('.drop')
    await drop(page, zone, [text('flags.csv', LIST)])
    await page.getByRole('heading', { name: 'The file has 2 mistakes' }).waitFor()
    await page.getByText('1 file is missing').waitFor()
    await drop(page, zone, [text('frequencies.csv', 'ham_144,144000,148000\n')])
    await page.getByRole('heading', { name: 'The file has 1 mistake', exact: true }).waitFor()
    await page.getByLabel('Leave out challenges of the list whose file is missing').check()
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.getByText('1 challenge is left out').waitFor()
    await page.getByRole('heading', { name: 'Made of the list: flags.csv as an event' }).waitFor()
    await axe(page)
    await page.getByRole('button', { name: 'Apply' }).click()
    await page.getByText('1 challenge was written.').waitFor()
    await post('/challenges/bulk', { action: 'disable', ids: ['old-fox'] })
    const { challenges } = await server.api<{ challenges: { challenge_id: string }[] }>('/challenges')
    const ids = challenges.map((one) => one.challenge_id)
    expect(ids).toContain('old-fox')
    expect(ids).not.toContain('old-voice')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('a flag’s file is dropped on the form; one that misses it does not lose the form', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges/new')
    await page.getByRole('textbox', { name: 'Name' }).fill('Dropped Fox')
    await page.getByRole('combobox', { name: 'Modulation' }).selectOption('nbfm')
    const voice = onDisk(join(repository, 'etc/demo/voice.wav'))
    expect(await drop(page, page.getByRole('heading', { name: 'New challenge' }), [voice])).toBe(true)
    const zone = page.locator('.drop')
    await drop(page, zone, [voice, text('second.wav', 'x')])
    await page.getByText('Choose one file only.').waitFor()
    await drop(page, zone, [text('notes.txt', 'x')])
    await page.getByText('notes.txt does not look like what this modulation sends.').waitFor()
    await drop(page, zone, [voice])
    await page.getByText('voice.wav is stored.').waitFor()
    await page.getByLabel('One frequency').check()
    await page.getByRole('textbox', { name: 'Frequency' }).fill('145.3')
    await page.getByLabel('Enabled').uncheck()
    await page.getByRole('button', { name: 'Create challenge' }).dblclick()
    await page.getByRole('heading', { name: 'Dropped Fox' }).waitFor()
    const { challenges } = await server.api<{ challenges: { name: string }[] }>('/challenges')
    expect(challenges.filter(({ name }) => name === 'Dropped Fox')).toHaveLength(1)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('the zip of an export goes in again as it is, and one that is damaged is told', async () => {
    await server.api('/challenges/dropped-fox')
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/challenges')
    await page.getByRole('button', { name: 'Export' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'Event file with the flags’ files (zip)' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('event.zip')
    const content = readFileSync(await download.path())
    await page.goto('/console/challenges/import')
    const zone = page.locator('.drop')
    await drop(page, zone, [{ name: 'event.zip', content: content.subarray(100) }])
    await page.getByText('event.zip cannot be unpacked').waitFor()
    await drop(page, zone, [{ name: 'event.zip', content }])
    await page.getByText('Everything is on the server as the file says: nothing would change.').waitFor()
    const files = page.getByRole('list', { name: 'Files' })
    await files.getByText('files/voice.wav').waitFor()
    expect(await page.getByText('cannot be unpacked').count()).toBe(0)
    await axe(page)
    expect(problems).toEqual([])
    await page.context().close()
  })
})
