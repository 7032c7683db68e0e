import { describe, expect, it } from 'vitest'
import { fitted, overlap, shareOf, shifted, valueAt, zoomed } from './interval'
import { clockStep, decimalsOf, niceStep, tickText, ticksWithin } from './ticks'

describe('intervals', () => {
  const all = { from: 0, to: 100 }

  it('a zoom keeps what lies under the pointer', () => {
    const view = zoomed({ from: 20, to: 60 }, 0.5, 30)
    expect(view).toEqual({ from: 25, to: 45 })
    expect(shareOf(view, 30)).toBeCloseTo(shareOf({ from: 20, to: 60 }, 30))
  })

  it('share and value are each other’s inverse', () => {
    expect(valueAt({ from: 20, to: 60 }, shareOf({ from: 20, to: 60 }, 37))).toBeCloseTo(37)
  })

  it('what is moved beyond a limit stops at it and keeps its length', () => {
    expect(fitted(shifted({ from: 70, to: 90 }, 40), all, 1)).toEqual({ from: 80, to: 100 })
    expect(fitted({ from: -30, to: -10 }, all, 1)).toEqual({ from: 0, to: 20 })
  })

  it('is neither longer than the limits nor shorter than the least', () => {
    expect(fitted({ from: -50, to: 500 }, all, 1)).toEqual(all)
    expect(fitted({ from: 50, to: 50.2 }, all, 2)).toEqual({ from: 49.1, to: 51.1 })
    expect(fitted({ from: 0, to: 1 }, { from: 0, to: 5 }, 10)).toEqual({ from: 0, to: 5 })
  })

  it('only real overlap counts', () => {
    expect(overlap({ from: 0, to: 1 }, { from: 1, to: 2 })).toBe(false)
    expect(overlap({ from: 0, to: 1.1 }, { from: 1, to: 2 })).toBe(true)
  })
})

describe('ticks', () => {
  it.each([
    [10, 10, 1],
    [10, 4, 5],
    [4_000_000, 6, 1_000_000],
    [0.7, 5, 0.2],
    [95, 10, 10],
  ])('a span of %d in at most %d steps: %d each', (span, most, step) => {
    expect(niceStep(span, most)).toBeCloseTo(step)
  })

  it('are the multiples within, both ends included', () => {
    expect(ticksWithin({ from: 145.0, to: 145.6 }, 0.2).map((one) => one.toFixed(1))).toEqual([
      '145.0',
      '145.2',
      '145.4',
      '145.6',
    ])
    expect(ticksWithin({ from: 3, to: 4 }, 5)).toEqual([])
  })

  it('have as many decimals as they need', () => {
    expect([1000, 1, 0.5, 0.02].map(decimalsOf)).toEqual([0, 0, 1, 2])
    expect(tickText(-0.0001, 0.5)).toBe('0.0')
    expect(tickText(-2, 1)).toBe('−2')
  })

  it('clocks go by seconds, minutes and hours', () => {
    expect(clockStep(4200, 8)).toBe(600)
    expect(clockStep(20, 10)).toBe(2)
    expect(clockStep(1e6, 2)).toBe(86_400)
  })
})
