import { readFile } from 'node:fs/promises'
import { beforeAll, expect, it } from 'vitest'
import { axe, eventually, inBrowser, open, screenshot, shared, type Person, type Server } from './harness'

inBrowser('logs', (browser) => {
  let server: Server
  let admin: Person
  let key: string

  /** A field client of the published contract: it joins with its token and logs. */
  async function log(level: string, message: string): Promise<void> {
    const answer = await fetch(`${server.url}/api/agents/logger/log`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ log: { level, message } }),
    })
    expect(answer.status).toBe(200)
  }

  beforeAll(async () => {
    ;({ server, admin } = await shared())
    const json = { 'Content-Type': 'application/json' }
    const made = await server.api<{ token: string; api_key: string }>('/enrollment/token', {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ runner_name: 'logger' }),
    })
    key = made.api_key
    const joined = await fetch(`${server.url}/api/enrollment/enroll`, {
      method: 'POST',
      headers: json,
      body: JSON.stringify({ enrollment_token: made.token, api_key: key, hostname: 'logger-host' }),
    })
    expect(joined.status).toBe(201)
  })

  it('come live, are filtered by the address, paused and downloaded', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await log('info', 'before the page was open')
    await page.goto('/console/logs?agent=logger')
    await page.getByText('before the page was open').waitFor()
    await log('warning', 'the antenna is warm')
    await page.getByText('the antenna is warm').waitFor()
    await log('error', 'the antenna is on fire')
    await page.getByText('the antenna is on fire').waitFor()
    await axe(page)
    await screenshot(page, 'logs')

    await page.getByLabel('Level').selectOption('error')
    await page.getByText('the antenna is warm').waitFor({ state: 'detached' })
    expect(page.url()).toContain('level=error')
    await page.getByRole('button', { name: 'Pause', exact: true }).last().click()
    await log('error', 'while it was paused')
    await page.getByText('1 new line').waitFor()
    expect(await page.getByText('while it was paused').count()).toBe(0)
    await page.getByRole('button', { name: /Go on/ }).click()
    await page.getByText('while it was paused').waitFor()

    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download' }).click()
    const text = await readFile(await (await download).path(), 'utf8')
    expect(text).toMatch(
      /ERROR {4}logger: the antenna is on fire\n.* ERROR {4}logger: while it was paused\n$/,
    )
    await page.getByRole('option', { name: /on fire/ }).click()
    await page.getByRole('region', { name: 'The chosen line' }).getByText('the antenna is on fire').waitFor()
    await page.getByRole('searchbox').fill('nothing of this')
    await page.getByText('No line matches').waitFor()
    await page.getByRole('button', { name: 'Clear the filter' }).click()
    await page.getByText('before the page was open').waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('thousands of them stay smooth, and few are in the page', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/logs')
    for (let block = 0; block < 50; block++)
      await Promise.all(Array.from({ length: 40 }, (_, index) => log('info', `line ${block}-${index}`)))
    await eventually('2000 lines are known', 30_000, async () =>
      /[2-9],\d\d\d lines/.test(await page.locator('main').innerText()),
    )
    expect(await page.getByRole('option').count()).toBeLessThan(120)
    const slowest = await page.evaluate(async () => {
      const box = document.querySelector('[role=listbox]') as HTMLElement
      const frames: number[] = []
      let before = performance.now()
      for (let frame = 0; frame < 60; frame++) {
        box.scrollTop = ((frame * 37) % 60) * (box.scrollHeight / 60)
        await new Promise(requestAnimationFrame)
        frames.push(performance.now() - before)
        before = performance.now()
      }
      return frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.9)] as number
    })
    expect(slowest).toBeLessThan(100)
    expect(problems).toEqual([])
    await page.context().close()
  })
})
