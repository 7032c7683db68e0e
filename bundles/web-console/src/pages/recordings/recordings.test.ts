import { describe, expect, it } from 'vitest'
import type { RecordingInfo } from '@/api/types'
import { madeRecording } from '@/testing/made'
import { asked, filtersOf, grouped, pick, queryOf, wants } from './gallery'
import { resultOf, resultShown } from './result'
import { neighbours, Walk } from './walk'

const recording = (id: number, changes: Partial<RecordingInfo> = {}) =>
  madeRecording({
    recording_id: id,
    transmission_id: id,
    expected_start: '2026-05-01T12:00:00Z',
    status: 'completed',
    ...changes,
  })

const NOW = Date.parse('2026-05-01T14:00:00Z')

const measurement = (heard: boolean) => ({
  heard,
  centre_offset_hz: 0,
  occupied_bandwidth_hz: 0,
  snr_db: 0,
})

/** A server with recordings from a number down to 1. */
const serverOf = (newest: number, each: (id: number) => Partial<RecordingInfo> = () => ({})) => {
  const all = Array.from({ length: newest }, (_, index) => recording(newest - index, each(newest - index)))
  return (limit: number, offset: number) => Promise.resolve(all.slice(offset, offset + limit))
}

describe('results', () => {
  it('a recording without a measurement is neither heard nor not heard', () => {
    expect(resultShown(recording(1))).toEqual({ tone: 'plain', text: 'Recorded' })
    expect(resultShown(recording(1, { measurement: measurement(true) }))).toEqual({
      tone: 'good',
      text: 'Heard',
    })
    expect(resultShown(recording(1, { measurement: measurement(false) }))).toEqual({
      tone: 'warn',
      text: 'Not heard',
    })
    expect(resultOf(recording(1, { status: 'recording' }))).toBe('open')
    expect(resultShown(recording(1, { status: 'cancelled' }))).toEqual({ tone: 'plain', text: 'Cancelled' })
  })
})

describe('filters', () => {
  it('are told by the address and back', () => {
    const query = { challenge: 'fox', result: 'notHeard', group: 'challenge', pick: '3,7' }
    expect(queryOf(filtersOf(query))).toEqual(query)
    expect(queryOf(filtersOf({}))).toEqual({})
  })

  it('what makes no sense in an address does not count', () => {
    const filters = filtersOf({ result: 'loud', group: 'x', pick: 'a,-1,5,6,7', challenge: ['a', 'b'] })
    expect(filters).toMatchObject({ result: 'all', group: 'time', picked: [5, 6], challenge: '' })
  })

  it('all of them count', () => {
    const filters = filtersOf({ challenge: 'fox', agent: 'ear', result: 'notHeard' })
    const right = recording(1, { measurement: measurement(false) })
    expect(wants(filters, right, NOW)).toBe(true)
    expect(wants(filters, { ...right, agent_id: 'other' }, NOW)).toBe(false)
    expect(wants(filters, recording(1), NOW)).toBe(false)
  })

  it('what the server can look for is left to it', () => {
    const filters = filtersOf({ agent: 'ear', result: 'notHeard', hours: '6' })
    expect(asked(filters, NOW)).toEqual({
      challenge_id: '',
      agent: 'ear',
      since: '2026-05-01T08:00:00.000Z',
      heard: false,
    })
    expect(wants(filtersOf({ hours: '1' }), recording(1), NOW)).toBe(false)
    expect(wants(filtersOf({ hours: '6' }), recording(1), NOW)).toBe(true)
    expect(filtersOf({ hours: '7' }).hours).toBe(0)
  })

  it('a third choice takes the place of the first', () => {
    expect(pick([3, 7], 9)).toEqual([7, 9])
    expect(pick([3, 7], 3)).toEqual([7])
  })
})

describe('groups', () => {
  const all = [
    recording(1, { started_at: '2026-05-01T12:59:00Z' }),
    recording(3, { started_at: '2026-05-01T13:20:00Z', challenge_id: 'owl', challenge_name: 'Owl' }),
    recording(2, { started_at: '2026-05-01T13:01:00Z' }),
  ]

  it('by the hour of the event’s zone, the newest first', () => {
    const groups = grouped(all, 'time', 'Europe/Berlin')
    expect(groups.map((one) => one.title)).toEqual(['2026-05-01 15:00', '2026-05-01 14:00'])
    expect(groups[0]?.recordings.map((one) => one.recording_id)).toEqual([3, 2])
  })

  it('by challenge', () => {
    const groups = grouped(all, 'challenge', 'UTC')
    expect(groups.map((one) => [one.title, one.recordings.length])).toEqual([
      ['Owl', 1],
      ['Fox', 2],
    ])
  })
})

describe('going back in time', () => {
  it('looks through page after page until there are enough', async () => {
    const walk = new Walk(serverOf(1000, (id) => ({ agent_id: id % 50 === 0 ? 'ear' : 'other' })))
    const found = await walk.next((one) => one.agent_id === 'ear', 5)
    expect(found.map((one) => one.recording_id)).toEqual([1000, 950, 900, 850, 800, 750])
    expect(walk.looked).toBe(300)
    expect((await walk.next((one) => one.agent_id === 'ear', 1))[0]?.recording_id).toBe(700)
  })

  it('ends where the server’s recordings end, and after some pages without any', async () => {
    const walk = new Walk(serverOf(250))
    expect(await walk.next(() => true, 1000)).toHaveLength(250)
    expect(walk.atEnd).toBe(true)
    const long = new Walk(serverOf(5000))
    expect(await long.next(() => false, 1, 3)).toEqual([])
    expect(long).toMatchObject({ looked: 300, atEnd: false })
  })
})

describe('neighbours', () => {
  it('are those before and after in time', async () => {
    expect(await neighbours(5, serverOf(10))).toEqual({ previous: 4, next: 6 })
    expect(await neighbours(10, serverOf(10))).toEqual({ previous: 9, next: undefined })
    expect(await neighbours(1, serverOf(10))).toEqual({ previous: undefined, next: 2 })
  })

  it('are found across pages', async () => {
    expect(await neighbours(1000, serverOf(2000))).toEqual({ previous: 999, next: 1001 })
    expect(await neighbours(1001, serverOf(2000))).toEqual({ previous: 1000, next: 1002 })
    expect(await neighbours(7777, serverOf(2000))).toEqual({})
  })
})
