import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { RecordingInfo } from '../src/api/types'
import { axe, eventually, inBrowser, open, screenshot, shared, type Person, type Server } from './harness'
import { repository } from './harness/server'
import { readSigMf, strongest } from './harness/sigMf'
import { levelAt, span } from './harness/waterfall'

const NAME = 'Harbour Beacon'

inBrowser('a challenge on the virtual air', (browser) => {
  let server: Server
  let admin: Person
  let id: string
  const demo: string[] = []

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })
  afterAll(async () => {
    recordSamples(false)
    await Promise.all([id, ...demo].map(remove))
  })

  /** What is on the air must be stopped, and have stopped, before it can be deleted. */
  async function remove(challenge: string): Promise<void> {
    await post(`/challenges/${challenge}/disable`, {})
    await eventually(`${challenge} is deleted`, 60_000, async () => {
      await post(`/challenges/${challenge}/stop`, {})
      return server.api(`/challenges/${challenge}`, { method: 'DELETE' })
    })
  }

  async function post(path: string, json: object): Promise<{ challenge_id: string }> {
    return server.api(path, {
      method: 'POST',
      body: JSON.stringify(json),
      headers: { 'Content-Type': 'application/json' },
    })
  }

  it('is seen from its assignment to its waterfall without a reload', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/')
    await page.getByText('Live', { exact: true }).waitFor()
    await page.getByText('2 of 2 agents online').waitFor({ timeout: 60_000 })
    await page.evaluate(() => Object.assign(window, { neverReloaded: true }))
    ;({ challenge_id: id } = await post('/challenges', {
      name: NAME,
      modulation: 'cw',
      flag: 'CQ CQ CQ DE HARBOUR BEACON FLAG 73',
      speed: 25,
      frequency: 145_550_000,
      min_delay: 3600,
      max_delay: 3600,
    }))

    const air = page.getByRole('region', { name: 'On the air' })
    await air.getByRole('link', { name: NAME }).waitFor({ timeout: 60_000 })
    await air.getByText('145.550').waitFor()
    const progress = air.getByRole('progressbar', { name: `Progress of ${NAME}` })
    const value = () => progress.evaluate((bar) => (bar as HTMLProgressElement).value)
    const first = await eventually('it makes progress', 40_000, async () => {
      const now = await value()
      return now > 0 && now
    })
    await eventually('it makes more progress', 20_000, async () => (await value()) > first)

    await page.getByRole('button', { name: 'As a table' }).click()
    const row = page.getByRole('row', { name: new RegExp(NAME) }).filter({ hasText: '145.550' })
    await row.getByText('On the air').waitFor()
    await axe(page)

    await air.getByRole('link', { name: NAME }).waitFor({ state: 'detached', timeout: 60_000 })
    await row.getByText('Sent and heard').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: 'As a table' }).click()
    const latest = page.getByRole('region', { name: 'Latest waterfalls' })
    await latest
      .getByAltText(new RegExp(`Waterfall of ${NAME} on 145.550.*Heard`))
      .waitFor({ timeout: 60_000 })
    expect(await page.evaluate(() => 'neverReloaded' in window)).toBe(true)
    const tooHigh = await page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight)
    expect(tooHigh).toBe(false)
    await axe(page)

    await latest
      .getByRole('link', { name: new RegExp(NAME) })
      .first()
      .click()
    await page.getByRole('heading', { name: new RegExp(`${NAME} · 145.550`) }).waitFor()
    await page.getByRole('application', { name: `Waterfall of ${NAME}` }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('its waterfall tells frequency, time and level, and can be looked into', async () => {
    // What the next tests look at is sent and recorded meanwhile.
    recordSamples(true)
    await importDemo()
    const { page, problems } = await open(browser(), server, { as: admin })
    const [recording] = await recordings()
    await page.goto(`/console/recordings/${recording}`)
    await page.getByText(/^Not uploaded\. With “sigmf: true”/).waitFor()
    const canvas = page.getByRole('application', { name: `Waterfall of ${NAME}` })
    await canvas.waitFor()
    await page.getByText('Occupied bandwidth').waitFor()
    await page
      .getByText(/\d+\.\d.dB/)
      .first()
      .waitFor()
    const whole = await span(page, canvas)
    const signal = await levelAt(page, canvas, 0.5)
    const noise = await levelAt(page, canvas, 0.9)
    expect(signal).toBeGreaterThan(noise + 10)
    await axe(page)

    await page.getByRole('button', { name: 'Zoom in' }).click()
    expect(await span(page, canvas)).toBeCloseTo(whole * 0.6, -1)
    await canvas.focus()
    await page.keyboard.press('0')
    expect(await span(page, canvas)).toBeCloseTo(whole, -1)
    await canvas.hover()
    await page.mouse.wheel(0, -400)
    expect(await span(page, canvas)).toBeLessThan(whole * 0.7)
    await page.getByRole('button', { name: 'To the signal' }).click()
    expect(await span(page, canvas)).toBeLessThan(whole * 0.5)
    await screenshot(page, 'recording')

    const href = await page.getByRole('link', { name: 'PNG' }).getAttribute('href')
    const png = await page.request.get(href as string)
    expect(png.headers()['content-type']).toBe('image/png')
    expect((await page.request.get('/api/recordings/999999')).status()).toBe(404)
    await page.goto('/console/recordings/999999')
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('two recordings are found in the gallery and compared, zoomed together', async () => {
    await eventually('there are pictures of others', 120_000, async () => (await pictures('')).length >= 3)
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/recordings?agent=nobody')
    await page.getByText('No recording matches the filters').waitFor()
    await page.getByRole('button', { name: 'Clear the filters' }).click()
    await page.getByLabel('Challenge', { exact: true }).selectOption({ label: NAME })
    const choices = page.getByRole('checkbox', { name: /for comparison$/ })
    await eventually('only the chosen challenge is shown', 10_000, async () => (await choices.count()) === 1)
    expect(new URL(page.url()).searchParams.get('challenge')).toBe(id)
    await choices.check()
    await page.getByLabel('Challenge', { exact: true }).selectOption({ label: 'All challenges' })
    await page
      .getByRole('checkbox', { name: /of (cw|ask|nbfm|usb) for comparison/ })
      .first()
      .check()
    await axe(page)
    await page.getByRole('link', { name: 'Compare them' }).click()
    const canvases = page.getByRole('application', { name: /^Waterfall of/ })
    await canvases.nth(1).waitFor()
    const before = await span(page, canvases.nth(1))
    await canvases.nth(0).focus()
    await page.keyboard.press('+')
    expect((await span(page, canvases.nth(1))) / before).toBeCloseTo(0.7, 1)
    await axe(page)
    for (let step = 0; step < 6; step++) await page.keyboard.press('+')
    await screenshot(page, 'compare')

    await page.goBack()
    await choices.first().waitFor()
    expect(new URL(page.url()).searchParams.get('pick')).toMatch(/^\d+,\d+$/)
    await page.locator('main li:has(img) a[href*="/recordings/"]').first().click()
    await page.getByRole('application', { name: /^Waterfall of/ }).focus()
    const newest = page.url()
    await page.getByRole('link', { name: 'Previous' }).waitFor()
    await page.keyboard.press('p')
    await eventually('the previous one is shown', 10_000, () => page.url() !== newest)
    await page.getByRole('link', { name: 'Next' }).waitFor()

    await page.goto('/console/recordings?challenge=ask')
    await page
      .getByAltText(/Waterfall of ask/)
      .first()
      .waitFor()
    await screenshot(page, 'recordings')
    await page.goto('/console/')
    await page.getByRole('region', { name: 'On the air' }).getByRole('progressbar').first().waitFor()
    await axe(page)
    await screenshot(page, 'dashboard')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('its samples are downloaded as SigMF, and the signal is in them where it says', async () => {
    const cw = await eventually('there are samples of Morse code', 90_000, async () =>
      (await list('?challenge_id=cw')).find((one) => one.sigmf_url && one.measurement?.heard),
    )
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto(`/console/recordings/${cw.recording_id}`)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'SigMF' }).click(),
    ])
    expect(download.suggestedFilename()).toBe(`recording-${cw.recording_id}.sigmf`)
    const { meta, samples } = readSigMf(await download.path())

    expect(meta.global).toMatchObject({ 'core:datatype': 'ci16_le', 'core:sample_rate': cw.sample_rate })
    expect(meta.global['core:description']).toContain('cw')
    const [capture] = meta.captures
    const centre = capture['core:frequency']
    const rate = meta.global['core:sample_rate']
    expect(Math.abs(cw.frequency - centre)).toBeLessThan(rate / 2)
    // In seconds: the times of both are of the same clock.
    expect(Date.parse(capture['core:datetime']) / 1000).toBeCloseTo(Date.parse(cw.started_at ?? '') / 1000, 1)
    expect(samples.length / 2 / rate).toBeCloseTo(cw.duration_seconds ?? 0, 1)

    const carrier = cw.frequency + (cw.measurement?.centre_offset_hz ?? 0) - centre
    const beside = carrier + (carrier > 0 ? -1 : 1) * 20_000
    expect(strongest(samples, rate, carrier)).toBeGreaterThan(strongest(samples, rate, beside) + 15)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('the pages are usable on a phone', async () => {
    const { page, problems } = await open(browser(), server, { as: admin, width: 360, height: 720 })
    const [recording] = await recordings()
    for (const [path, name] of [
      ['/console/', 'dashboard-phone'],
      ['/console/recordings', 'recordings-phone'],
      [`/console/recordings/${recording}`, 'recording-phone'],
    ] as const) {
      await page.goto(path)
      await page.locator('main :is(a, h1)', { hasText: NAME }).first().waitFor()
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(tooWide, path).toBeLessThanOrEqual(0)
      await axe(page)
      await screenshot(page, name)
    }
    expect(problems).toEqual([])
    await page.context().close()
  })

  const recordings = () => pictures(`?challenge_id=${id}`)

  async function list(query: string): Promise<RecordingInfo[]> {
    return (await server.api<{ recordings: RecordingInfo[] }>(`/recordings${query}`)).recordings
  }

  /** Those that have a picture, the newest first. */
  async function pictures(query: string): Promise<number[]> {
    return (await list(query)).filter((one) => one.image_url).map((one) => one.recording_id)
  }

  /** As somebody does who edits the listener's file; it is followed within seconds. */
  function recordSamples(yes: boolean): void {
    const file = join(server.home, 'etc/agents/listener.yml')
    const text = readFileSync(file, 'utf8').replace('  sigmf: true\n', '')
    writeFileSync(file, yes ? text.replace('listener:\n', 'listener:\n  sigmf: true\n') : text)
  }

  async function importDemo(): Promise<void> {
    const body = new FormData()
    for (const name of ['event.yml', 'voice.wav', 'rtty.wav']) {
      const bytes = readFileSync(join(repository, 'etc/demo', name))
      body.append(name === 'event.yml' ? 'file' : 'files', new Blob([bytes]), name)
    }
    const imported = await server.api<{ challenges: string[] }>('/challenges/import', {
      method: 'POST',
      body,
    })
    demo.push(...imported.challenges)
  }
})
