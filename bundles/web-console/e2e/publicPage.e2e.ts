import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, open, screenshot, shared, type Server } from './harness'

const json = { 'Content-Type': 'application/json' }

inBrowser('the public page', (browser) => {
  let server: Server

  beforeAll(async () => {
    ;({ server } = await shared())
    await server.api('/challenges', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({
        name: 'Public Morse',
        modulation: 'cw',
        flag: 'CQ CQ DE FOX FOX',
        speed: 10,
        frequency: 146520000,
        min_delay: 3600,
        max_delay: 3600,
        enabled: false,
        public_view: {
          show_active_status: true,
          show_frequency: true,
          show_modulation: true,
          show_last_tx_time: true,
        },
      }),
    })
  })

  it('shows without sign-in that a challenge comes on the air, and asks for nothing again and again', async () => {
    const { page, problems } = await open(browser(), server, { width: 1920, height: 1080 })
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto('/')
    await page.getByText('Live', { exact: true }).waitFor()
    expect(await page.getByText('Public Morse').count()).toBe(0)
    await server.api('/challenges/public-morse/enable', { method: 'POST' })
    await page.getByRole('row', { name: /Public Morse/ }).waitFor()
    await server.api('/challenges/public-morse/trigger', { method: 'POST' })
    const air = page.getByRole('region', { name: 'On the air' }).getByRole('listitem')
    await air.filter({ hasText: 'Public Morse' }).getByText('146.520 MHz').waitFor({ timeout: 60_000 })
    const size = await page
      .locator('.air-name')
      .first()
      .evaluate((one) => parseFloat(getComputedStyle(one).fontSize))
    expect(size).toBeGreaterThan(36)
    expect(asked.filter((path) => path.startsWith('/api/') && !path.endsWith('/image'))).toEqual([])
    await page.getByRole('row', { name: /Public Morse.*Quiet/ }).waitFor({ timeout: 100_000 })
    await page.getByRole('img', { name: /^Waterfall of Public Morse/ }).waitFor({ timeout: 30_000 })
    await server.api('/challenges/public-morse/trigger', { method: 'POST' })
    await air.filter({ hasText: 'Public Morse' }).waitFor({ timeout: 60_000 })
    await axe(page)
    await screenshot(page, 'public')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('tells a pause, fits a phone, takes the theme of its address and leads to sign-in', async () => {
    const { page, problems } = await open(browser(), server, { width: 360, height: 720 })
    await page.goto('/?theme=dark')
    await page.getByText('Live', { exact: true }).waitFor()
    expect(await page.evaluate(() => getComputedStyle(document.body).colorScheme)).toBe('dark')
    await server.api('/control/pause', { method: 'POST' })
    await page.getByText('Transmissions are paused.').waitFor()
    await axe(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false)
    await server.api('/control/resume', { method: 'POST' })
    await page.getByText('Transmissions are paused.').waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.waitForURL(/\/console\/sign-in/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('turns the pages of a list that is longer than the projector, until somebody wants to see all', async () => {
    const { page, problems } = await open(browser(), server, { width: 1920, height: 1080 })
    await page.clock.install()
    const challenges = Array.from({ length: 40 }, (_, i) => ({
      id: `fox-${i + 1}`,
      name: `Fox ${i + 1}`,
      active: false,
      frequency: 146_000_000 + i * 25_000,
    }))
    await page.routeWebSocket('**/ws/public', (socket) =>
      socket.send(JSON.stringify({ type: 'board', full: true, paused: false, challenges, waterfalls: [] })),
    )
    await page.goto('/')
    const seen = () => page.locator('#rows tr:not(.turned) th').allTextContents()
    const overflows = () =>
      page.evaluate(() => document.documentElement.scrollHeight > document.documentElement.clientHeight)
    const shown: string[] = []
    await page.getByText(/^1 to \d+ of 40$/).waitFor()
    do {
      expect(await overflows()).toBe(false)
      shown.push(...(await seen()))
      await page.clock.runFor(10_000)
    } while (!(await seen()).includes('Fox 1') && shown.length < 100)
    expect(shown).toEqual(challenges.map((one) => one.name))
    await axe(page)
    await page.getByRole('button', { name: 'Show all' }).click()
    expect(await seen()).toHaveLength(40)
    await page.clock.runFor(20_000)
    expect(await seen()).toHaveLength(40)
    await page.getByRole('button', { name: 'Turn pages' }).click()
    await page.getByText(/^1 to \d+ of 40$/).waitFor()
    await page.setViewportSize({ width: 360, height: 720 })
    await expect.poll(async () => (await seen()).length).toBe(40)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('is small on the wire', async () => {
    let bytes = 0
    for (const path of [
      '/',
      '/page.css',
      '/page.js',
      '/board.js',
      '/challenges.js',
      '/clock.js',
      '/format.js',
      '/pages.js',
      '/theme.js',
      '/waterfalls.js',
    ]) {
      const answer = await fetch(server.url + path, { headers: { 'Accept-Encoding': 'gzip' } })
      expect(answer.status, path).toBe(200)
      expect(answer.headers.get('etag'), path).toBeTruthy()
      bytes += Number(answer.headers.get('content-length'))
    }
    expect(bytes).toBeLessThan(15_000)
  })
})
