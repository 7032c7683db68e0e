import { describe, expect, it } from 'vitest'
import type { ChallengeInfo } from '@/api/types'
import { fromLocal, toLocal, zones } from '@/format'
import { rangeProblems, toRange, toRangeForm, usersOf } from './rangeForm'
import { isSame, problemsOf, toForm, toSettings } from './settings'

describe('the clocks of a zone', () => {
  it.each([
    ['2026-05-01T12:00:00Z', 'Europe/Berlin', '2026-05-01T14:00'],
    ['2026-01-01T12:00:00Z', 'Europe/Berlin', '2026-01-01T13:00'],
    ['2026-05-01T12:00:00Z', 'Asia/Kathmandu', '2026-05-01T17:45'],
    ['2026-05-01T02:00:00Z', 'America/New_York', '2026-04-30T22:00'],
    ['2026-05-01T12:00:00Z', 'UTC', '2026-05-01T12:00'],
  ])('at %s in %s show %s, and back', (iso, zone, local) => {
    expect(toLocal(iso, zone)).toBe(local)
    expect(fromLocal(local, zone)).toBe(new Date(iso).toISOString())
  })

  it('never show what is left out in spring', () =>
    expect(fromLocal('2026-03-29T02:30', 'Europe/Berlin')).toBeUndefined())
  it('show what comes twice in autumn the first time first', () =>
    expect(fromLocal('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z'))
  it.each(['', 'tomorrow', '2026-13-01T00:00'])('do not show %j', (text) =>
    expect(fromLocal(text, 'UTC')).toBeUndefined(),
  )
  it('are those of many zones', () =>
    expect(zones()).toEqual(expect.arrayContaining(['UTC', 'Europe/Berlin'])))
})

describe('the settings of an event', () => {
  const event = {
    name: 'Hall',
    start: '2026-05-01T07:00:00Z',
    stop: '2026-05-02T16:00:00Z',
    timezone: 'Europe/Berlin',
    day_start: '09:00',
    end_of_day: '18:00',
    server_time: '2026-05-01T12:00:00Z',
  }
  const form = toForm(event, 'UTC')

  it('are typed in its zone and come back as they were', () => {
    expect(form).toMatchObject({ start: '2026-05-01T09:00', stop: '2026-05-02T18:00' })
    expect(problemsOf(form)).toEqual({})
    expect(toSettings(form)).toEqual({
      name: 'Hall',
      timezone: 'Europe/Berlin',
      start: '2026-05-01T07:00:00.000Z',
      stop: '2026-05-02T16:00:00.000Z',
      day_start: '09:00',
      end_of_day: '18:00',
    })
    expect(isSame(form, toForm(event, 'UTC'))).toBe(true)
    expect(isSame(form, { ...form, name: 'Other' })).toBe(false)
  })

  it('are empty while there is no event', () =>
    expect(toForm(undefined, 'Europe/Paris')).toMatchObject({ name: '', zone: 'Europe/Paris', start: '' }))

  it.each([
    [{ name: ' ' }, 'name'],
    [{ zone: 'Mars/Base' }, 'zone'],
    [{ stop: '2026-05-01T08:00' }, 'stop'],
    [{ start: '2026-03-29T02:30' }, 'start'],
    [{ endOfDay: '' }, 'endOfDay'],
    [{ endOfDay: '09:00' }, 'endOfDay'],
  ])('with %j are wrong in %s', (change, field) =>
    expect(Object.keys(problemsOf({ ...form, ...change }))).toEqual([field]),
  )

  it('may end their day after midnight', () => expect(problemsOf({ ...form, endOfDay: '02:00' })).toEqual({}))
})

describe('a frequency range', () => {
  const range = { name: '2m', display_name: '2 m', description: '', min_hz: 144_000_000, max_hz: 146_000_000 }

  it('is typed in MHz and comes back as it was', () => {
    expect(toRangeForm(range)).toMatchObject({ from: '144', to: '146' })
    expect(toRange(toRangeForm(range))).toEqual(range)
  })

  it('takes units', () =>
    expect(toRange({ ...toRangeForm(range), from: '7000 kHz', to: '1.2 GHz' })).toMatchObject({
      min_hz: 7_000_000,
      max_hz: 1_200_000_000,
    }))

  it.each([
    [{ name: 'a b' }, 'name'],
    [{ name: '70cm' }, 'name'],
    [{ from: 'low' }, 'from'],
    [{ from: '0' }, 'from'],
    [{ to: '144' }, 'to'],
  ])('with %j is wrong in %s', (change, field) =>
    expect(Object.keys(rangeProblems({ ...toRangeForm(range), ...change }, ['70cm']))).toEqual([field]),
  )

  it('knows who uses it', () => {
    const challenge = (name: string, config: object) => ({ name, config }) as ChallengeInfo
    const all = [
      challenge('B', { frequency_ranges: ['2m', '70cm'] }),
      challenge('A', { frequency_ranges: ['2m'] }),
      challenge('C', { frequency: 145_000_000 }),
    ]
    expect(usersOf('2m', all)).toEqual(['A', 'B'])
  })
})
