import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { watch } from 'vue'
import { useChallenges } from '@/stores/challenges'
import { useLogs } from '@/stores/logs'
import { useSystem } from '@/stores/system'
import { useTransmissions } from '@/stores/transmissions'
import { applyAll } from './apply'
import { delayMs } from './backoff'
import { Batch } from './batch'
import { Collection } from './collection'
import type { LiveMessage } from './messages'
import { parse } from './parse'
import { Ring } from './ring'

const timestamp = '2026-05-01T12:00:00Z'
const transmission = (id: number, status = 'assigned') => ({
  transmission_id: id,
  lease: id + 100,
  challenge_id: 'cw',
  challenge_name: 'CW',
  modulation: 'cw',
  runner_id: 'r',
  device_id: '0',
  frequency: 145_550_000,
  occupied_bandwidth: 200,
  low_offset_hz: -100,
  high_offset_hz: 100,
  duration_seconds: 10,
  assigned_at: timestamp,
  start_at: timestamp,
  status,
})
const challenge = (id: string, status = 'queued') => ({
  challenge_id: id,
  name: id,
  status,
  enabled: true,
  priority: 0,
  modulation: 'cw',
  config: {},
  duration_seconds: 1,
  occupied_bandwidth: 1,
  transmission_count: 0,
})
const control = {
  paused: false,
  challenges: {},
  agents_online: {},
  on_the_air: 0,
  transmissions: 0,
  server_time: timestamp,
  auto_pause: false,
  resting: false,
}
const initial = {
  type: 'initial_state',
  timestamp,
  control,
  challenges: [],
  agents: [],
  transmissions: [],
  recordings: [],
}

const paused = { type: 'system', paused: true, auto_pause: true, resting: false }

function message(value: Record<string, unknown>): LiveMessage {
  const parsed = parse(JSON.stringify({ timestamp, ...value }))
  if (!parsed) throw new Error(`not understood: ${JSON.stringify(value)}`)
  return parsed
}

beforeEach(() => setActivePinia(createPinia()))

describe('messages', () => {
  it('are understood', () => {
    expect(message(paused)).toEqual({ ...paused, timestamp })
    expect(parse('{"type":"system","timestamp":"x","paused":true}')).toBeUndefined()
    expect(message(initial).type).toBe('initial_state')
  })

  it.each([
    ['no text', new ArrayBuffer(8)],
    ['nothing', ''],
    ['broken', '{"type":"system"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['of no type', '{}'],
    ['of an unknown type', '{"type":"shutdown","timestamp":"x"}'],
    ['named as what every object has', '{"type":"constructor","timestamp":"x"}'],
    ['named as a prototype', '{"type":"__proto__","timestamp":"x"}'],
    ['without a time', '{"type":"system","paused":true}'],
    ['with a part of another kind', '{"type":"system","timestamp":"x","paused":"yes"}'],
    ['without a part', '{"type":"agent_status","timestamp":"x"}'],
    ['with a part that is no object', '{"type":"challenge_state","timestamp":"x","challenge":[]}'],
    ['with one bad entry in a list', JSON.stringify({ ...initial, challenges: [challenge('a'), null] })],
    [
      'with a number too large for one',
      '{"type":"transmission_progress","timestamp":"x","agent_id":"a","lease":1e999,"fraction":0}',
    ],
    ['nested without end', '['.repeat(100_000)],
  ])('that are %s are ignored', (_, data) => expect(parse(data)).toBeUndefined())
})

describe('the stores', () => {
  it('hold what the messages say', () => {
    applyAll([
      message({
        ...initial,
        challenges: [challenge('a'), challenge('b')],
        transmissions: [transmission(2), transmission(1, 'failure')],
      }),
      message({ type: 'challenge_state', challenge: challenge('a', 'assigned') }),
      message({ type: 'challenge_deleted', challenge_id: 'b' }),
      message({ type: 'transmission_progress', agent_id: 'r', lease: 102, fraction: 0.5 }),
      message({ ...paused, paused: false, resting: true }),
      message({ type: 'log', agent_id: 'r', level: 'info', message: 'hello' }),
    ])
    expect(useChallenges().all.map((one) => [one.challenge_id, one.status])).toEqual([['a', 'assigned']])
    expect(useTransmissions().onTheAir.map((one) => one.transmission_id)).toEqual([2])
    expect(useTransmissions().fractionOf(102)).toBe(0.5)
    // It rests, which is no pause: nobody can resume it.
    expect(useSystem().paused).toBe(false)
    expect(useSystem().control?.resting).toBe(true)
    expect(useLogs().lines.map((one) => one.message)).toEqual(['hello'])
  })

  it('forget what is not in a new whole state', () => {
    applyAll([message({ ...initial, challenges: [challenge('gone')] })])
    applyAll([message({ ...initial, challenges: [challenge('here')] })])
    expect(useChallenges().all.map((one) => one.challenge_id)).toEqual(['here'])
  })

  it('remember what should be looked at', () => {
    applyAll([
      message({ type: 'transmission_ended', transmission: transmission(1, 'success') }),
      message({ type: 'transmission_ended', transmission: transmission(2, 'failure') }),
      message({ type: 'stale_report', agent_id: 'r', what: 'complete' }),
    ])
    expect(useLogs().alarms.map((one) => one.type)).toEqual(['transmission_ended', 'stale_report'])
  })

  it('change once for a whole batch', async () => {
    const store = useChallenges()
    let changes = 0
    watch(
      () => store.all,
      () => changes++,
      { flush: 'sync' },
    )
    applyAll(
      Array.from({ length: 1000 }, (_, n) =>
        message({ type: 'challenge_state', challenge: challenge(`c${n}`) }),
      ),
    )
    expect(store.all).toHaveLength(1000)
    expect(changes).toBe(1)
  })
})

describe('a batch', () => {
  it('is handed on once for each frame', () => {
    const frames: (() => void)[] = []
    const seen: number[][] = []
    const batch = new Batch<number>(
      (items) => seen.push([...items]),
      (frame) => frames.push(frame),
    )
    for (let n = 0; n < 1000; n++) batch.add(n)
    expect(frames).toHaveLength(1)
    frames[0]?.()
    expect(seen.map((items) => items.length)).toEqual([1000])
    batch.add(1)
    batch.clear()
    frames[1]?.()
    expect(seen).toHaveLength(1)
  })
})

describe('what is kept', () => {
  it('is bounded in a collection, the first that came goes first', () => {
    const collection = new Collection<number, { id: number }>((one) => one.id, 3)
    for (let id = 0; id < 5; id++) collection.put({ id })
    collection.commit()
    expect(collection.list.value.map((one) => one.id)).toEqual([2, 3, 4])
  })

  it('is bounded in a ring', () => {
    const ring = new Ring<number>(3)
    ring.add([1, 2])
    ring.add([3, 4, 5])
    expect(ring.all()).toEqual([3, 4, 5])
  })
})

describe('the time until the next try', () => {
  it('doubles up to a limit and is never the same for all', () => {
    expect([0, 1, 2, 3].map((n) => delayMs(n, () => 1))).toEqual([500, 1000, 2000, 4000])
    expect(delayMs(1000, () => 1)).toBe(20_000)
    expect(delayMs(3, () => 0)).toBe(2000)
  })
})
