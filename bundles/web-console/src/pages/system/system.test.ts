import { describe, expect, it } from 'vitest'
import type { ServerSample, SystemInfo } from '@/api/types'
import { complaints, daysLeft } from './health'
import { pathOf, roundUp, seriesOf } from './series'

const NOW = Date.parse('2026-05-01T12:00:00Z')
const info = {
  process: { memory_used_bytes: 500, memory_max_bytes: 1000 },
  storage: { directory: '/data', free_bytes: 50e9, total_bytes: 100e9 },
  certificate_expires: '2027-05-01T00:00:00Z',
  bundles: [
    { name: 'a', version: '1', state: 'active' },
    { name: 'b', version: '1', state: 'fragment' },
  ],
} as unknown as SystemInfo
const sample = (second: number, change: Partial<ServerSample> = {}): ServerSample => ({
  at: `2026-05-01T12:00:${String(second).padStart(2, '0')}Z`,
  heap_used_bytes: 500,
  requests: 0,
  transmissions: 0,
  consoles: 1,
  players: 0,
  agents: 0,
  listening: 0,
  streams: 0,
  ...change,
})
const texts = (change: object, latest?: ServerSample) =>
  complaints({ ...info, ...change }, latest, NOW).map((one) => one.text)

describe('the health of the server', () => {
  it('is good when there is nothing to say', () => expect(texts({})).toEqual([]))

  it.each([
    ['2026-05-31T12:00:00Z', []],
    ['2026-05-31T11:00:00Z', ['The certificate expires in 29 days']],
    ['2026-05-02T13:00:00Z', ['The certificate expires in 1 day']],
    ['2026-04-30T12:00:00Z', ['The certificate has expired']],
  ])('with a certificate until %s says %j', (certificate_expires, said) =>
    expect(texts({ certificate_expires })).toEqual(said),
  )

  it('does without a certificate', () => expect(texts({ certificate_expires: undefined })).toEqual([]))

  it('tells of a full disk first, then of bundles and the heap', () => {
    const said = texts(
      {
        storage: { directory: '/', free_bytes: 4e9, total_bytes: 100e9 },
        bundles: [{ name: 'a', version: '1', state: 'resolved' }],
      },
      sample(0, { heap_used_bytes: 990 }),
    )
    expect(said).toEqual([
      'Little room on the disk: 4\u202fGB free',
      '1 bundle does not run',
      'The heap is nearly full: 99\u202f%',
    ])
  })

  it('counts whole days', () => expect(daysLeft('2026-05-02T11:59:59Z', NOW)).toBe(0))
})

describe('the small charts', () => {
  const [cpu, memory, requests, transmissions] = seriesOf(
    [
      sample(0, { requests: 7 }),
      sample(10, { cpu: 0.5, requests: 50, transmissions: 1 }),
      sample(30, { requests: 50 }),
    ],
    1000,
  )

  it('leave out what was not told', () => expect(cpu?.points.map((one) => one.value)).toEqual([0.5]))
  it('end at what there is', () => expect(memory?.most).toBe(1000))
  it('show rates, by the time between the samples', () => {
    expect(requests?.points.map((one) => one.value)).toEqual([0.7, 5, 2.5])
    expect(transmissions?.points.map((one) => one.value)).toEqual([0, 6, 0])
    expect(requests?.most).toBe(5)
  })
  it.each([
    [0, 1],
    [1.2, 2],
    [5, 5],
    [51, 100],
    [900, 1000],
  ])('whose greatest value is %d end at %d', (value, end) => expect(roundUp(value)).toBe(end))
  it('are lines from left to right, upwards', () => {
    if (!requests || !cpu) throw new Error('there are four')
    expect(pathOf(requests, 300, 10)).toBe('M0.0 8.6L100.0 0.0L300.0 5.0')
    expect(pathOf({ ...cpu, points: [] }, 300, 10)).toBe('')
  })
})
