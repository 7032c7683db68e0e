import { describe, expect, it } from 'vitest'
import type { RecordingInfo, TransmissionInfo } from '@/api/types'
import { levelIn, levelRangeOf } from './levels'
import { expectedMark, measuredMark } from './marks'
import { colourOf, levelOf } from './palette'
import { extentOf, levelAt } from './picture'
import { pngTexts } from './pngText'
import { panWaterfall, union, zoomWaterfall } from './view'

const rgb = (colour: number) => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff] as const

describe('the palette', () => {
  it('is that of the pictures', () => {
    expect([0, 0.125, 0.5, 1].map(colourOf)).toEqual([0x05062b, 0x0b1f6f, 0x1fae54, 0xff2a1e])
  })

  it('every level is read back from its colour, to a third of a percent', () => {
    for (let level = 0; level <= 1; level += 0.001)
      expect(Math.abs((levelOf(...rgb(colourOf(level))) ?? -1) - level)).toBeLessThan(0.0035)
  })

  it('other colours are no levels', () => {
    expect(levelOf(255, 255, 255)).toBeUndefined()
  })
})

describe('the range of levels', () => {
  it('is read from the picture’s text', () => {
    expect(levelRangeOf('-113.42 -33.42 dBFS in 976.56 Hz')).toEqual({
      lowDb: -113.42,
      highDb: -33.42,
      resolutionHz: 976.56,
    })
    expect(levelRangeOf('-3 -33 dBFS in 976 Hz')).toBeUndefined()
    expect(levelRangeOf('loud')).toBeUndefined()
    expect(levelRangeOf(undefined)).toBeUndefined()
  })

  it('tells no more than the colours do', () => {
    const range = { lowDb: -100, highDb: -20, resolutionHz: 100 }
    expect(levelIn(range, 0.5)).toEqual({ db: -60, bound: 'exact' })
    expect(levelIn(range, 0).bound).toBe('atMost')
    expect(levelIn(range, 1).bound).toBe('atLeast')
  })
})

describe('texts of a PNG', () => {
  const chunk = (type: string, data: string) => {
    const body = new TextEncoder().encode(type + data)
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, data.length)
    return [...length, ...body, 0, 0, 0, 0]
  }
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

  it('are found by their keywords', () => {
    const png = Uint8Array.from([
      ...signature,
      ...chunk('IHDR', 'xxxxxxxxxxxxx'),
      ...chunk('tEXt', 'Levels\0-90 -10 dBFS in 5 Hz'),
      ...chunk('IDAT', 'tEXt'),
      ...chunk('IEND', ''),
    ])
    expect([...pngTexts(png)]).toEqual([['Levels', '-90 -10 dBFS in 5 Hz']])
  })

  it('what is no PNG, or ends too early, has none', () => {
    expect(pngTexts(Uint8Array.from([1, 2, 3])).size).toBe(0)
    expect(pngTexts(Uint8Array.from([...signature, 0, 0, 255, 255, 116, 69])).size).toBe(0)
  })
})

describe('a picture', () => {
  const extent = extentOf(
    { plot: [0, 0, 2, 2], centre_hz: 145_501_000, span_hz: 4000, seconds: 10 },
    145_500_000,
  )

  it('is placed by its carrier', () => {
    expect(extent).toEqual({ hz: { from: -1000, to: 3000 }, seconds: { from: 0, to: 10 } })
  })

  it('tells the level at a place, and none outside', () => {
    const data = [0, 0.25, 0.5, 0.75].flatMap((level) => [...rgb(colourOf(level)), 255])
    const pixels = { width: 2, height: 2, data: Uint8ClampedArray.from(data) } as ImageData
    const range = { lowDb: -100, highDb: -20, resolutionHz: 100 }
    expect(levelAt({ pixels, extent, range }, 2000, 1)?.db).toBeCloseTo(-80, 0)
    expect(levelAt({ pixels, extent, range }, -500, 9)?.db).toBeCloseTo(-60, 0)
    expect(levelAt({ pixels, extent, range }, 3500, 1)).toBeUndefined()
    expect(levelAt({ pixels, extent }, 2000, 1)).toBeUndefined()
  })
})

describe('the view of a waterfall', () => {
  const limits = { hz: { from: -1000, to: 3000 }, seconds: { from: 0, to: 10 } }

  it('is zoomed and moved within the picture', () => {
    const half = zoomWaterfall(limits, { hz: 0.5, seconds: 0.5, atHz: 0, atSeconds: 1 }, limits)
    expect(half).toEqual({ hz: { from: -1000, to: 1000 }, seconds: { from: 5, to: 10 } })
    expect(panWaterfall(half, 10, -0.5, limits)).toEqual({
      hz: { from: 1000, to: 3000 },
      seconds: { from: 2.5, to: 7.5 },
    })
    expect(zoomWaterfall(half, { hz: 100, seconds: 100 }, limits)).toEqual(limits)
  })

  it('of two covers both', () => {
    const other = { hz: { from: -3000, to: 0 }, seconds: { from: 0, to: 25 } }
    expect(union(limits, other)).toEqual({ hz: { from: -3000, to: 3000 }, seconds: { from: 0, to: 25 } })
  })
})

describe('marks', () => {
  const recording: RecordingInfo = {
    recording_id: 3,
    transmission_id: 7,
    challenge_id: 'fox',
    challenge_name: 'Fox',
    agent_id: 'ear',
    frequency: 145_500_000,
    low_hz: 145_500_550,
    high_hz: 145_500_650,
    expected_seconds: 10,
    expected_start: '2026-05-01T12:00:05Z',
    started_at: '2026-05-01T12:00:00Z',
    status: 'completed',
    measurement: {
      heard: true,
      centre_offset_hz: 600,
      occupied_bandwidth_hz: 100,
      snr_db: 20,
      started_at: '2026-05-01T12:00:05.500Z',
      stopped_at: '2026-05-01T12:00:15Z',
    },
  }

  it('what was expected begins when it was keyed, or should have been', () => {
    const transmission = { started_at: '2026-05-01T12:00:05.250Z' } as TransmissionInfo
    expect(expectedMark(recording, transmission)).toEqual({
      hz: { from: 550, to: 650 },
      seconds: { from: 5.25, to: 15.25 },
    })
    expect(expectedMark(recording).seconds).toEqual({ from: 5, to: 15 })
    expect(expectedMark({ ...recording, started_at: undefined }, transmission).seconds).toBeUndefined()
  })

  it('what was measured lies around its centre, and is nothing if nothing was heard', () => {
    expect(measuredMark(recording)).toEqual({ hz: { from: 550, to: 650 }, seconds: { from: 5.5, to: 15 } })
    const silent = { heard: false, centre_offset_hz: 0, occupied_bandwidth_hz: 0, snr_db: 0 }
    expect(measuredMark({ ...recording, measurement: silent })).toBeUndefined()
  })
})
