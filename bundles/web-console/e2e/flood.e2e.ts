import { beforeAll, expect, it } from 'vitest'
import { axe, flood, frameTimes, inBrowser, open, screenshot, shared, tapSocket, tell } from './harness'
import type { Person, Server } from './harness'
import type { Timeline } from '../src/api/types'
import { madeBar, madeChallenge, madeRecording, madeTransmission } from './made'

// Nielsen (1993): up to a tenth of a second feels immediate. A quiet machine needs a sixth of it, see docs/console.md.
const P95_MS = 100

inBrowser('much at once', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  it('a thousand events a second do not freeze the dashboard', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await tapSocket(page)
    await page.goto('/console/')
    await page.getByText('Live', { exact: true }).waitFor()
    const timestamp = new Date().toISOString()
    const events = Array.from({ length: 1000 }, (_, index) => {
      const number = Math.floor(index / 5)
      const transmission = madeTransmission(number, (200 - number) * 8)
      const live = madeTransmission(number + 10, 5, { status: 'assigned', completed_at: undefined })
      return [
        { type: 'challenge_state', timestamp, challenge: madeChallenge(index % 40) },
        {
          type: 'transmission_progress',
          timestamp,
          agent_id: 'made',
          lease: live.lease,
          fraction: 0.5,
        },
        { type: 'transmission_assigned', timestamp, transmission: live },
        { type: 'transmission_ended', timestamp, transmission },
        { type: 'log', timestamp, agent_id: 'made', level: 'INFO', message: `line ${index}` },
      ][index % 5] as object
    })
    // What else the machine does is not the page's doing: the best of a few tries counts.
    let best = Number.POSITIVE_INFINITY
    for (let round = 0; round < 3 && best >= P95_MS; round++) {
      const [told, frames] = await Promise.all([flood(page, events, 1000, 10_000), frameTimes(page, 10_000)])
      console.log(`${told} events in 10 s:`, frames)
      expect(told).toBe(10_000)
      best = Math.min(best, frames.p95)
    }
    expect(best).toBeLessThan(P95_MS)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('a thousand bars on the timeline are moved smoothly', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.route('**/api/timeline?*', async (route) => {
      const answer = await route.fetch()
      const timeline = (await answer.json()) as Timeline
      const made = Array.from({ length: 1000 }, (_, index) =>
        madeBar(madeTransmission(index, 30 + index * 3.5)),
      )
      await route.fulfill({
        response: answer,
        json: { ...timeline, transmissions: [...timeline.transmissions, ...made] },
      })
    })
    await page.goto('/console/timeline')
    await page.getByText('Live', { exact: true }).waitFor()
    const chart = page.getByRole('application', { name: /Spectrum timeline, 1,?\d\d\d transmissions/ })
    await chart.waitFor()
    await axe(page)
    await screenshot(page, 'timeline')
    await chart.focus()
    const moving = page.evaluate(async () => {
      const canvas = document.querySelector('canvas') as HTMLCanvasElement
      const until = performance.now() + 5000
      for (let step = 0; performance.now() < until; step++) {
        const deltaY = Math.floor(step / 40) % 2 ? 12 : -12
        const { left, top, width, height } = canvas.getBoundingClientRect()
        canvas.dispatchEvent(
          new WheelEvent('wheel', {
            deltaY,
            clientX: left + width / 2,
            clientY: top + height / 2,
            cancelable: true,
          }),
        )
        await new Promise(requestAnimationFrame)
      }
    })
    const [frames] = await Promise.all([frameTimes(page, 5000), moving])
    console.log('1000 bars, zooming:', frames)
    expect(frames.p95).toBeLessThan(P95_MS)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('what was not heard and what failed is told until it is dismissed', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await tapSocket(page)
    await page.goto('/console/')
    await page.getByText('Live', { exact: true }).waitFor()
    const timestamp = new Date().toISOString()
    const unheard = madeTransmission(1, 21, { heard: false, challenge_name: 'Silent Fox' })
    const failed = madeTransmission(2, 20, { status: 'failure', error_message: 'The radio is gone.' })
    await tell(page, [
      { type: 'not_heard', timestamp, transmission: unheard, recording: madeRecording(unheard) },
      { type: 'transmission_ended', timestamp, transmission: failed },
    ])
    const alarms = page.getByRole('region', { name: 'Needs a look' })
    await alarms.getByText('Silent Fox was sent but not heard on 145.501').waitFor()
    await alarms.getByText('The radio is gone.').waitFor()
    const links = alarms.getByRole('link', { name: 'Show the evidence' })
    expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
      '/console/challenges/made-2?transmission=1000002',
      '/console/recordings/1000001',
    ])
    await axe(page)
    await screenshot(page, 'dashboard-alarms')
    await alarms.getByRole('button', { name: /Dismiss: Silent Fox/ }).click()
    await alarms.getByText('Silent Fox').waitFor({ state: 'detached' })
    await tell(page, [{ type: 'transmission_ended', timestamp, transmission: unheard }])
    await alarms.getByRole('button', { name: 'Dismiss all' }).click()
    await alarms.waitFor({ state: 'detached' })
    expect(problems).toEqual([])
    await page.context().close()
  })
})
