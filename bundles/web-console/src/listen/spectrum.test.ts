import { describe, expect, it } from 'vitest'
import { colour, palette } from './colours'
import type { RowFrame } from './protocol'
import { RowHistory } from './rowHistory'
import { fold, hzAt, levelAt, powerIn, shareOf, suitableRange, ticks } from './spectrum'

function row(bins: number[], sequence = 0): RowFrame {
  const head = { sequence, timeMs: 0, centreHz: 145e6, rateHz: 8_000 }
  return { kind: 'row', ...head, stepDb: 0.5, offsetDb: -140, bins: Uint8Array.from(bins) }
}

describe('spectrum', () => {
  const span = { centreHz: 145e6, widthHz: 500_000 }

  it('knows where frequencies are', () => {
    expect(hzAt(span, 0)).toBe(144_750_000)
    expect(hzAt(span, 1)).toBe(145_250_000)
    for (const share of [0, 0.25, 0.5, 1]) expect(shareOf(span, hzAt(span, share))).toBeCloseTo(share, 9)
  })

  it('keeps a thin line when there are fewer pixels than bins, and fills more pixels', () => {
    const few = new Uint8Array(4)
    fold(
      Uint8Array.from({ length: 2048 }, (_, k) => (k === 1600 ? 200 : 10)),
      few,
    )
    expect([...few]).toEqual([10, 10, 10, 200])
    const many = new Uint8Array(8)
    fold(Uint8Array.from([1, 2, 3, 4]), many)
    expect([...many]).toEqual([1, 1, 2, 2, 3, 3, 4, 4])
  })

  it('tells levels', () => {
    const one = row([0, 20, 40, 60, 80, 100, 120, 140])
    expect(levelAt(one, 145e6)).toBe(-100)
    expect(levelAt(one, 145e6 - 4_000)).toBe(-140)
    expect(levelAt(one, 145e6 + 5_000)).toBeUndefined()
    expect(powerIn(row([80, 80, 80, 80, 80, 80, 80, 80]), 145e6, 145e6 + 3_000)).toBeCloseTo(-94, 1)
    expect(powerIn(one, 146e6, 147e6)).toBeUndefined()
  })

  it('chooses a range from the noise to the strongest signal', () => {
    const noise = Array.from({ length: 99 }, () => 60)
    expect(suitableRange(row([...noise, 220]))).toEqual({ lowDb: -113, highDb: -27 })
    expect(suitableRange(row(noise))).toEqual({ lowDb: -113, highDb: -73 })
  })

  it('makes round ticks', () => {
    expect(ticks(span, 5)).toEqual([144.8e6, 144.9e6, 145e6, 145.1e6, 145.2e6])
    expect(ticks({ centreHz: 7_030_000, widthHz: 12_000 }, 4)).toEqual([7_025_000, 7_030_000, 7_035_000])
  })
})

describe('colours', () => {
  it('go from the weakest to the strongest, and stay at the ends', () => {
    expect(colour(0)).toEqual([0x05, 0x06, 0x2b])
    expect(colour(1)).toEqual([0xff, 0x2a, 0x1e])
    expect(colour(-5)).toEqual(colour(0))
    expect(colour(7)).toEqual(colour(1))
  })

  it('become pixels', () => {
    const pixels = new Uint8Array(palette(1, -100, -100, -50).buffer)
    expect([...pixels.slice(0, 4)]).toEqual([...colour(0), 255])
    expect([...pixels.slice(4 * 25, 4 * 26)]).toEqual([...colour(0.5), 255])
    expect([...pixels.slice(4 * 200, 4 * 201)]).toEqual([...colour(1), 255])
  })
})

describe('history', () => {
  it('keeps the last rows', () => {
    const history = new RowHistory(3)
    expect(history.row(0)).toBeUndefined()
    for (let k = 0; k < 5; k++) history.push(row([k], k))
    expect([0, 1, 2].map((age) => history.row(age)?.sequence)).toEqual([4, 3, 2])
    expect(history.row(3)).toBeUndefined()
    expect(history.row(-1)).toBeUndefined()
    history.clear()
    expect(history.size).toBe(0)
  })
})
