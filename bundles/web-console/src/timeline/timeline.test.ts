import { describe, expect, it } from 'vitest'
import type { TimelineTransmission } from '@/api/types'
import { lengthOf, type Interval } from '@/charts/interval'
import { barOf, barsOfScheduled, type Bar } from './bars'
import { FrequencyAxis } from './frequencyAxis'
import { boxesOf, hit, LEAST_HEIGHT, type Box } from './layout'
import { panelsOf } from './panels'
import { panView, showing, wholeView, zoomView } from './view'

const band = (from: number, to: number) => ({ from, to })
const NOW = Date.parse('2026-05-01T12:00:00Z')

function sent(changes: Partial<TimelineTransmission> = {}): TimelineTransmission {
  return {
    transmission_id: 1,
    lease: 1,
    challenge_id: 'fox',
    challenge_name: 'Fox',
    modulation: 'cw',
    runner_id: 'runner',
    device_id: '0',
    frequency: 145_500_000,
    low_hz: 145_499_950,
    high_hz: 145_500_050,
    start: '2026-05-01T11:30:00Z',
    end: '2026-05-01T11:31:00Z',
    live: false,
    status: 'success',
    ...changes,
  }
}

describe('panels', () => {
  it('bands that are far apart get panels of their own, those beside each other share one', () => {
    const panels = panelsOf([
      band(433_900_000, 433_940_000),
      band(7_030_000, 7_030_100),
      band(145_500_000, 145_512_500),
      band(144_150_000, 144_153_000),
    ])
    expect(panels).toHaveLength(3)
    expect(panels[0]?.from).toBeLessThan(7_030_000)
    expect(panels[1]?.from).toBeLessThan(144_150_000)
    expect(panels[1]?.to).toBeGreaterThan(145_512_500)
  })

  it('one narrow signal is shown with its surroundings', () => {
    const [panel] = panelsOf([band(7_030_000, 7_030_100)])
    expect((panel?.to ?? 0) - (panel?.from ?? 0)).toBeCloseTo(10_000)
  })

  it('there are never more panels than can be read; the nearest are merged', () => {
    const many = [1.8, 3.5, 7, 14, 21, 28, 144, 430].map((mhz) => band(mhz * 1e6, mhz * 1e6 + 2000))
    const panels = panelsOf(many)
    expect(panels).toHaveLength(6)
    expect(panels.some((one) => one.from < 21e6 && one.to > 28e6)).toBe(true)
    expect(panels.some((one) => one.from < 144e6 && one.to > 430e6)).toBe(false)
  })
})

describe('the frequency axis', () => {
  const axis = FrequencyAxis.of([
    band(7_000_000, 7_200_000),
    band(144_000_000, 146_000_000),
    band(433e6, 435e6),
  ])

  it('leaves out what is not used, and is continuous', () => {
    expect(axis.panels.map((one) => one.place.from)).toEqual([
      0,
      axis.panels[0]?.place.to,
      axis.panels[1]?.place.to,
    ])
    expect(axis.panels.at(-1)?.place.to).toBe(1)
    expect(axis.placeOf(band(50e6, 50.1e6))).toBeUndefined()
  })

  it('is true to scale within a panel', () => {
    const one = axis.placeOf(band(144_000_000, 144_100_000)) as Interval
    const other = axis.placeOf(band(145_000_000, 145_200_000)) as Interval
    expect(lengthOf(other) / lengthOf(one)).toBeCloseTo(2)
  })

  it('tells the frequency at a place', () => {
    const place = axis.placeOf(band(433_920_000, 433_920_000)) as Interval
    expect(axis.hzAt(place.from)).toBeCloseTo(433_920_000, 0)
  })

  it('a wider band gets more room, but not in proportion', () => {
    const [narrow, wide] = axis.panels.map((one) => one.place.to - one.place.from)
    expect(wide).toBeGreaterThan(narrow as number)
    expect(wide).toBeLessThan((narrow as number) * 3)
  })
})

describe('the layout', () => {
  const plot = { left: 60, top: 10, width: 700, height: 200 }
  const axis = FrequencyAxis.of([band(145_000_000, 146_000_000)])
  const view = wholeView(NOW)

  it('places a bar by time and frequency, with a height that can be seen', () => {
    const [box] = boxesOf([barOf(sent())], axis, view, plot)
    expect(box?.x).toBeCloseTo(60 + 700 * (30 / 70))
    expect(box?.width).toBeCloseTo(10)
    expect(box?.height).toBe(LEAST_HEIGHT)
    expect((box?.y ?? 0) + LEAST_HEIGHT / 2).toBeCloseTo(110)
  })

  it('is true to the bandwidth as soon as that is more than the least', () => {
    const wide = barOf(sent({ low_hz: 145_400_000, high_hz: 145_600_000 }))
    const [far] = boxesOf([wide], axis, view, plot)
    const closer = zoomView(view, { time: 1, place: 0.5, atTime: 0.5, atPlace: 0.5 }, NOW, axis.finest)
    const [near] = boxesOf([wide], axis, closer, plot)
    expect(near?.height).toBeCloseTo((far?.height ?? 0) * 2)
    const cw = barOf(sent())
    const close = zoomView(view, { time: 1, place: 1e-3, atTime: 0.5, atPlace: 0.5 }, NOW, axis.finest)
    const [zoomedIn] = boxesOf([cw], axis, close, plot)
    expect(zoomedIn?.height).toBeCloseTo((100 / 1_120_000 / 1e-3) * 200, 0)
  })

  it('leaves out what is not in view', () => {
    const early = barOf(sent({ start: '2026-05-01T10:00:00Z', end: '2026-05-01T10:01:00Z' }))
    expect(boxesOf([early], axis, view, plot)).toEqual([])
    const above = { ...view, place: band(0.8, 1) }
    expect(boxesOf([barOf(sent())], axis, above, plot)).toEqual([])
  })

  it('a hit is the smallest bar at or near the point', () => {
    const [window] = barsOfScheduled({
      challenge_id: 'fox',
      challenge_name: 'Fox',
      modulation: 'cw',
      priority: 0,
      earliest: '2026-05-01T11:20:00Z',
      latest: '2026-05-01T11:40:00Z',
      duration_seconds: 60,
      occupied_bandwidth: 100,
      bands: [{ low_hz: 145_000_000, high_hz: 146_000_000, range: '2m', exact: false }],
    })
    const boxes = boxesOf([window as Bar, barOf(sent())], axis, view, plot)
    const at = boxes[1] as Box
    expect(hit(boxes, at.x + 2, at.y + LEAST_HEIGHT + 2)?.kind).toBe('sent')
    expect(hit(boxes, at.x + 2, at.y + 40)?.kind).toBe('scheduled')
    expect(hit(boxes, 61, 11)).toBeUndefined()
  })

  it('a thousand bars are laid out in a small part of a frame', () => {
    const bars = Array.from({ length: 1000 }, (_, index) =>
      barOf(
        sent({
          transmission_id: index,
          start: new Date(NOW - index * 3500).toISOString(),
          end: new Date(NOW - index * 3500 + 3000).toISOString(),
        }),
      ),
    )
    boxesOf(bars, axis, view, plot)
    const began = performance.now()
    for (let round = 0; round < 20; round++) expect(boxesOf(bars, axis, view, plot)).toHaveLength(1000)
    expect((performance.now() - began) / 20).toBeLessThan(16)
  })
})

describe('the view', () => {
  it('cannot be moved beyond what the server tells', () => {
    const far = panView(wholeView(NOW), -1000, 0, NOW)
    expect(NOW - far.time.from).toBeLessThan(24 * 3600_000)
    expect(panView(wholeView(NOW), 1000, 5, NOW).place).toEqual({ from: 0, to: 1 })
  })

  it('a zoom of one axis leaves the other', () => {
    const view = wholeView(NOW)
    const zoomed = zoomView(view, { time: 1, place: 0.5, atTime: 0, atPlace: 0 }, NOW, 1e-6)
    expect(zoomed.time).toBe(view.time)
    expect(zoomed.place).toEqual({ from: 0, to: 0.5 })
  })

  it('goes to what is outside of it, and stays for what is inside', () => {
    const view = { ...wholeView(NOW), place: band(0, 0.2) }
    expect(showing(view, NOW, 0.1, NOW)).toEqual(view)
    const there = showing(view, NOW - 3 * 3600_000, 0.5, NOW)
    expect((there.time.from + there.time.to) / 2).toBeCloseTo(NOW - 3 * 3600_000, -2)
    expect(there.place.from).toBeCloseTo(0.4)
  })
})
