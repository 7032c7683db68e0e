import { describe, expect, it } from 'vitest'
import {
  bandwidth,
  bytes,
  countdown,
  day,
  decibels,
  duration,
  exactTime,
  frequency,
  isZone,
  offset,
  parseFrequency,
  sampleRate,
  time,
} from '.'

/** With ordinary spaces, which can be typed. */
const plain = (text: string) => text.replaceAll('\u202f', ' ')

describe('frequencies', () => {
  it.each([
    [145_550_000, '145.550 MHz'],
    [433_921_250, '433.92125 MHz'],
    [7_030_000, '7.030 MHz'],
    [7_030_001, '7.030001 MHz'],
    [1_090_000_000, '1090.000 MHz'],
    [518_000, '518 kHz'],
    [77_500, '77.5 kHz'],
    [Number.NaN, '–'],
  ])('%d Hz is written %s', (hz, text) => expect(plain(frequency(hz))).toBe(text))

  it.each([
    ['145.55', 145_550_000],
    [' 145,550 MHz', 145_550_000],
    ['7030k', 7_030_000],
    ['7030 kHz', 7_030_000],
    ['1.2G', 1_200_000_000],
    ['433920000', 433_920_000],
    ['50 Hz', 50],
    ['', undefined],
    ['145.5.5', undefined],
    ['-3', undefined],
    ['145 apples', undefined],
  ])('reads %j as %j', (text, hz) => expect(parseFrequency(text)).toBe(hz))

  it('reads what it writes', () => {
    for (const hz of [145_550_000, 433_921_250, 518_000, 7_030_001]) {
      expect(parseFrequency(plain(frequency(hz)))).toBe(hz)
    }
  })
})

describe('bandwidths', () => {
  it.each([
    [12_500, '12.5 kHz'],
    [2_400_000, '2.4 MHz'],
    [50, '50 Hz'],
    [0, '0 Hz'],
    [180_123, '180 kHz'],
  ])('%d Hz is written %s', (hz, text) => expect(plain(bandwidth(hz))).toBe(text))

  it('have a sign as offsets', () => {
    expect(plain(offset(1200))).toBe('+1.2 kHz')
    expect(plain(offset(-300))).toBe('−300 Hz')
    expect(plain(offset(0))).toBe('0 Hz')
  })

  it('become sample rates', () => expect(plain(sampleRate(2_400_000))).toBe('2.4 MS/s'))
})

describe('durations', () => {
  it.each([
    [0, '0 s'],
    [0.44, '0.4 s'],
    [9.96, '10 s'],
    [59.6, '1 min 00 s'],
    [185, '3 min 05 s'],
    [7500, '2 h 05 min'],
    [273_600, '3 d 4 h'],
    [-5, '−5 s'],
  ])('%d seconds are written %s', (seconds, text) => expect(plain(duration(seconds))).toBe(text))

  it.each([
    [4.2, '0:05'],
    [754, '12:34'],
    [3723, '1:02:03'],
    [-1, '0:00'],
  ])('%d seconds are counted down from %s', (seconds, text) => expect(countdown(seconds)).toBe(text))
})

describe('times', () => {
  const at = new Date('2026-05-01T22:30:05Z')

  it('are in the zone that is asked for', () => {
    expect(time(at, 'UTC', at)).toBe('22:30:05')
    expect(time(at, 'Europe/Berlin', at)).toBe('00:30:05')
    expect(day(at, 'Europe/Berlin')).toBe('2026-05-02')
  })

  it('have their date when it is another day', () => {
    expect(time(at, 'UTC', new Date('2026-05-02T00:00:00Z'))).toBe('2026-05-01 22:30:05')
  })

  it('name the zone when they are exact', () => {
    expect(exactTime(at, 'UTC')).toBe('2026-05-01 22:30:05 UTC')
  })

  it('know which zones there are', () => {
    expect(isZone('America/New_York')).toBe(true)
    expect(isZone('Mars/Olympus')).toBe(false)
  })
})

describe('numbers', () => {
  it('of bytes and decibels', () => {
    expect(plain(bytes(999))).toBe('999 B')
    expect(plain(bytes(1500))).toBe('1.5 kB')
    expect(plain(bytes(999_600))).toBe('1 MB')
    expect(plain(decibels(-3.25))).toMatch(/^−3\.[23] dB$/)
  })
})
