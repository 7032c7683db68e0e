import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { axe, eventually, inBrowser, open, screenshot, shared, type Person, type Server } from './harness'
import { repository } from './harness/server'

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
    for (const one of [id, ...demo]) await remove(one)
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

  /** In both themes; the page is as it was afterwards. */
  async function axeInBoth(page: Page): Promise<void> {
    for (const scheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await axe(page)
    }
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
    await axeInBoth(page)

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
    await axeInBoth(page)

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
    const { page, problems } = await open(browser(), server, { as: admin })
    const [recording] = await recordings()
    await page.goto(`/console/recordings/${recording}`)
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
    await axeInBoth(page)

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
    await importDemo()
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
    await axeInBoth(page)
    await page.getByRole('link', { name: 'Compare them' }).click()
    const canvases = page.getByRole('application', { name: /^Waterfall of/ })
    await canvases.nth(1).waitFor()
    const before = await span(page, canvases.nth(1))
    await canvases.nth(0).focus()
    await page.keyboard.press('+')
    expect((await span(page, canvases.nth(1))) / before).toBeCloseTo(0.7, 1)
    await axeInBoth(page)
    for (let step = 0; step < 6; step++) await page.keyboard.press('+')
    await screenshot(page, 'compare')

    await page.goBack()
    await choices.first().waitFor()
    expect(new URL(page.url()).searchParams.get('pick')).toMatch(/^\d+,\d+$/)
    await page.locator('main li a[href*="/recordings/"]').first().click()
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
    await axeInBoth(page)
    await screenshot(page, 'dashboard')
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

  /** Those that have a picture, the newest first. */
  async function pictures(query: string): Promise<number[]> {
    const answer = await server.api<{ recordings: { recording_id: number; image_url?: string }[] }>(
      `/recordings${query}`,
    )
    return answer.recordings.filter((one) => one.image_url).map((one) => one.recording_id)
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

  async function readAt(page: Page, canvas: Locator, across: number): Promise<string> {
    const box = await canvas.boundingBox()
    if (!box) throw new Error('the canvas is not there')
    await page.mouse.move(box.x + 44 + (box.width - 54) * across, box.y + 22 + (box.height - 56) / 2)
    return canvas.locator('xpath=following-sibling::p').innerText()
  }

  /** The frequency span that is in view, by the cursor. */
  async function span(page: Page, canvas: Locator): Promise<number> {
    const hz = async (across: number) => {
      const text = await readAt(page, canvas, across)
      const match = /(\d+\.\d+)\s*MHz/.exec(text)
      if (!match) throw new Error(`no frequency in: ${text}`)
      return Number(match[1]) * 1e6
    }
    return ((await hz(0.95)) - (await hz(0.05))) / 0.9
  }

  async function levelAt(page: Page, canvas: Locator, across: number): Promise<number> {
    const text = await readAt(page, canvas, across)
    const match = /([−\d.]+)\s*dBFS in/.exec(text)
    if (!match) throw new Error(`no level in: ${text}`)
    return Number((match[1] as string).replace('−', '-'))
  }
})
