import { expect, it } from 'vitest'
import type { Timeline } from '@/api/types'
import type { LiveMessage } from '@/live/messages'
import { madeRecording as recording, madeTransmission as transmission } from '@/testing/made'
import { outcomeOf, type Bar } from './bars'
import { TimelineModel } from './model'

const timestamp = '2026-05-01T12:00:00Z'

const answer: Timeline = {
  now: timestamp,
  since: '2026-05-01T11:00:00Z',
  until: '2026-05-01T12:10:00Z',
  complete: true,
  held: false,
  transmissions: [],
  scheduled: [
    {
      challenge_id: 'fox',
      challenge_name: 'Fox',
      modulation: 'cw',
      priority: 0,
      earliest: '2026-05-01T12:01:00Z',
      latest: '2026-05-01T12:02:00Z',
      duration_seconds: 30,
      occupied_bandwidth: 100,
      bands: [
        { low_hz: 144_000_000, high_hz: 146_000_000, range: '2m', exact: false },
        { low_hz: 430_000_000, high_hz: 440_000_000, range: '70cm', exact: false },
      ],
    },
  ],
}

const only = (model: TimelineModel): Bar => {
  const bars = model.bars()
  expect(bars).toHaveLength(1)
  return bars[0] as Bar
}

function loaded(): TimelineModel {
  const model = new TimelineModel()
  model.load(answer)
  return model
}

it('a challenge of several ranges is scheduled in each of them', () => {
  const bars = loaded().bars()
  expect(bars.map((bar) => bar.lowHz)).toEqual([144_000_000, 430_000_000])
  expect(bars[0]?.endMs).toBe(Date.parse('2026-05-01T12:02:30Z'))
  expect(bars.map(outcomeOf)).toEqual(['scheduled', 'scheduled'])
})

it('follows a transmission from its assignment to its recording', () => {
  const model = loaded()
  expect(model.apply({ type: 'transmission_assigned', timestamp, transmission: transmission() })).toBe(
    'changed',
  )
  expect(only(model)).toMatchObject({ kind: 'sent', lowHz: 145_499_950, highHz: 145_500_050 })
  expect(outcomeOf(only(model))).toBe('live')
  model.apply({ type: 'recording_assigned', timestamp, recording: recording() })
  const ended = transmission({
    status: 'success',
    started_at: '2026-05-01T12:01:03Z',
    completed_at: '2026-05-01T12:01:34Z',
  })
  model.apply({ type: 'transmission_ended', timestamp, transmission: ended })
  expect(outcomeOf(only(model))).toBe('sent')
  expect(only(model)).toMatchObject({
    startMs: Date.parse('2026-05-01T12:01:03Z'),
    endMs: Date.parse('2026-05-01T12:01:34Z'),
    recording: { recording_id: 3, status: 'pending' },
  })
  const measured = recording({
    status: 'completed',
    measurement: { heard: true, centre_offset_hz: 0, occupied_bandwidth_hz: 100, snr_db: 30 },
  })
  model.apply({ type: 'recording_changed', timestamp, recording: measured })
  expect(outcomeOf(only(model))).toBe('heard')
})

it('what was not heard says so', () => {
  const model = loaded()
  const message: LiveMessage = {
    type: 'not_heard',
    timestamp,
    transmission: transmission({ status: 'success', heard: false }),
    recording: recording({ status: 'completed' }),
  }
  model.apply({ type: 'transmission_assigned', timestamp, transmission: transmission() })
  expect(model.apply(message)).toBe('changed')
  expect(outcomeOf(only(model))).toBe('notHeard')
})

it('an answer that was made before a message does not undo it', () => {
  const model = loaded()
  model.begin()
  model.apply({ type: 'transmission_assigned', timestamp, transmission: transmission() })
  model.load({ ...answer, scheduled: [] })
  expect(only(model).key).toBe('t7')
})

it('what the answer does not tell any more is gone', () => {
  const model = new TimelineModel()
  const early = transmission({ start_at: '2026-05-01T10:00:00Z' })
  model.apply({ type: 'transmission_assigned', timestamp, transmission: early })
  model.begin()
  model.load({ ...answer, scheduled: [] })
  expect(model.bars()).toEqual([])
})

it('asks again when challenges, ranges or hours change, and not for log lines', () => {
  const model = loaded()
  const paused = { type: 'system', timestamp, paused: true, auto_pause: false, resting: false } as const
  expect(model.apply(paused)).toBe('stale')
  expect(model.apply({ type: 'frequency_ranges', timestamp, frequency_ranges: [] })).toBe('stale')
  const event = { timezone: 'UTC', daily_hours: ['10:00-18:00'] }
  expect(model.apply({ type: 'event_state', timestamp, event } as unknown as LiveMessage)).toBe('stale')
  expect(model.apply({ type: 'log', timestamp, agent_id: 'a', level: 'INFO', message: 'x' })).toBe('none')
  expect(model.apply({ type: 'recording_changed', timestamp, recording: recording() })).toBe('none')
  expect(model.apply({ type: 'challenge_deleted', timestamp, challenge_id: 'fox' })).toBe('changed')
  expect(model.bars()).toEqual([])
})
