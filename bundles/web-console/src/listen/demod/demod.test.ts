import { describe, expect, it } from 'vitest'
import { AudioChannel } from './channel'
import { BandPass } from './fir'
import { CW_TONE_HZ, MODES, MODE_NAMES, isMode, modeFor, passBand } from './modes'
import type { Mode } from './modes'
import { am, amplitudeAt, decibels, fm, tone } from './signals'

function listen(mode: Mode, iq: Float32Array, widthHz = MODES[mode].width, squelchDb: number | null = null) {
  const channel = new AudioChannel({ mode, widthHz, squelchDb }, MODES[mode].rate)
  const audio = new Float32Array(iq.length / 2)
  expect(channel.execute(iq, 1, audio)).toBe(audio.length)
  return { channel, audio, level: (hz: number) => amplitudeAt(audio, channel.rate, hz, audio.length >> 1) }
}

describe('filters', () => {
  it('let their band through and nothing else', () => {
    const gain = (hz: number) => {
      const filter = new BandPass(1_000 / 12_000, 3_000 / 12_000, 200 / 12_000)
      const iq = tone(12_000, hz, 1, 0.2)
      for (let k = 0; k < iq.length; k += 2) filter.push(iq[k] as number, iq[k + 1] as number)
      return decibels(Math.hypot(filter.outI, filter.outQ))
    }
    for (const hz of [1_000, 1_500, 2_000, 2_900, 3_000])
      expect(Math.abs(gain(hz)), `${hz} Hz`).toBeLessThan(0.1)
    for (const hz of [790, 0, -500, -2_000, 3_210, 5_000, -5_900])
      expect(gain(hz), `${hz} Hz`).toBeLessThan(-65)
  })

  it('are where the mode needs them', () => {
    expect(passBand('usb', 2_400)).toEqual({ low: 150, high: 2_550 })
    expect(passBand('lsb', 2_400)).toEqual({ low: -2_550, high: -150 })
    expect(passBand('cw', 500)).toEqual({ low: -250, high: 250 })
    for (const mode of MODE_NAMES) expect(MODES[mode].widths).toContain(MODES[mode].width)
  })
})

describe('FM', () => {
  it.each([1_000, 2_500, 4_000])('makes an amplitude of a deviation of %i Hz', (deviation) => {
    // The low-pass after it, -3 dB at 3.4 kHz, takes 0.36 dB at 1 kHz.
    const { level } = listen('nbfm', fm(24_000, deviation, 1_000, 0.5), 16_000)
    expect(decibels(level(1_000) / (deviation / 5_000))).toBeCloseTo(-0.36, 0)
    expect(decibels(level(2_000) / level(1_000))).toBeLessThan(-35)
  })

  it('does not care how strong the carrier is', () => {
    const strong = listen('nbfm', fm(24_000, 3_000, 1_000, 0.5)).level(1_000)
    const weak = listen(
      'nbfm',
      fm(24_000, 3_000, 1_000, 0.5).map((x) => x * 1e-4),
    ).level(1_000)
    expect(weak).toBeCloseTo(strong, 3)
  })
})

describe('AM', () => {
  it.each([0.2, 0.5, 0.9])('makes half of the depth %d an amplitude', (depth) => {
    const { level } = listen('am', am(24_000, depth, 1_000, 1))
    expect(level(1_000)).toBeCloseTo(depth / 2, 2)
    expect(decibels(level(2_000) / level(1_000))).toBeLessThan(-40)
  })
})

describe('SSB', () => {
  it('hears its own sideband and not the other', () => {
    const carrier = tone(12_000, 1_000, 0.1, 1)
    const other = tone(12_000, -1_300, 0.1, 1)
    const both = carrier.map((x, k) => x + (other[k] as number))
    const upper = listen('usb', both)
    const lower = listen('lsb', both)
    expect(decibels(upper.level(1_300) / upper.level(1_000))).toBeLessThan(-60)
    expect(decibels(lower.level(1_000) / lower.level(1_300))).toBeLessThan(-60)
  })

  it('keeps the loudness over 60 dB', () => {
    const loud = listen('usb', tone(12_000, 1_000, 0.5, 2)).level(1_000)
    const quiet = listen('usb', tone(12_000, 1_000, 0.0005, 2)).level(1_000)
    expect(Math.abs(decibels(loud / quiet))).toBeLessThan(1)
    expect(loud).toBeGreaterThan(0.2)
    expect(loud).toBeLessThan(0.6)
  })
})

describe('CW', () => {
  it('makes the tuned frequency a tone, and what is above it a higher one', () => {
    expect(listen('cw', tone(12_000, 0, 0.01, 1)).level(CW_TONE_HZ)).toBeGreaterThan(0.2)
    expect(listen('cw', tone(12_000, 150, 0.01, 1)).level(CW_TONE_HZ + 150)).toBeGreaterThan(0.2)
    const other = tone(12_000, 600, 0.01, 1)
    const both = tone(12_000, 0, 0.01, 1).map((x, k) => x + (other[k] as number))
    const { level } = listen('cw', both)
    expect(decibels(level(CW_TONE_HZ + 600) / level(CW_TONE_HZ))).toBeLessThan(-60)
  })
})

describe('squelch', () => {
  it('measures the level within the filter', () => {
    const { channel } = listen('usb', tone(12_000, 1_000, 0.01, 0.5))
    expect(channel.levelDb).toBeCloseTo(-40, 1)
    expect(listen('usb', tone(12_000, -1_000, 0.01, 0.5)).channel.levelDb).toBeLessThan(-100)
  })

  it('is closed below its threshold, opens above, and closes after a while', () => {
    expect(Math.max(...listen('nbfm', fm(24_000, 3_000, 1_000, 0.3), 12_500, -10).audio)).toBe(0)
    const channel = new AudioChannel({ mode: 'nbfm', widthHz: 12_500, squelchDb: -40 }, 24_000)
    const audio = new Float32Array(24_000)
    channel.execute(fm(24_000, 3_000, 1_000, 0.5), 1, audio)
    expect(channel.open).toBe(true)
    channel.execute(new Float32Array(2 * 24_000), 1, audio)
    expect(channel.open).toBe(false)
    expect(Math.max(...audio.subarray(20_000))).toBeLessThan(1e-6)
    channel.set({ mode: 'nbfm', widthHz: 12_500, squelchDb: null })
    expect(channel.open).toBe(true)
  })
})

describe('modes', () => {
  it('suit the challenges', () => {
    expect(modeFor('CW')).toBe('cw')
    expect(modeFor('usb')).toBe('usb')
    expect(modeFor('pocsag')).toBe('nbfm')
  })

  it('are known by their names only', () => {
    expect(isMode('am')).toBe(true)
    for (const other of ['toString', '', null, 5]) expect(isMode(other)).toBe(false)
  })

  it('can be changed while it works', () => {
    const channel = new AudioChannel({ mode: 'usb', widthHz: 2_800, squelchDb: null }, 12_000)
    const audio = new Float32Array(12_000)
    channel.execute(tone(12_000, 1_000, 0.1, 1), 1, audio)
    channel.set({ mode: 'lsb', widthHz: 1_800, squelchDb: null })
    channel.execute(tone(12_000, -1_000, 0.1, 1), 1, audio)
    expect(amplitudeAt(audio, 12_000, 1_000, 6_000)).toBeGreaterThan(0.2)
  })
})
