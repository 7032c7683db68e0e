import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { AgentInfo, RecordingInfo, TransmissionInfo } from '@/api/types'
import { madeChallenge as challenge, madeRecording, madeTransmission } from '@/testing/made'
import { byHealth, fractionOf, nextOf, secondsLeft, workOf } from './air'
import { alarmsOf, type Known } from './alarms'

const NOW = Date.parse('2026-05-01T12:00:00Z')

/** An id with a blank, as addresses do not have. */
const FOX = { challenge_id: 'fox one', challenge_name: 'Fox One' }
const transmission = (changes: Partial<TransmissionInfo> = {}) =>
  madeTransmission({
    ...FOX,
    assigned_at: '2026-05-01T11:59:00Z',
    start_at: '2026-05-01T11:59:10Z',
    ...changes,
  })
const recording = (changes: Partial<RecordingInfo> = {}) =>
  madeRecording({ ...FOX, status: 'recording', ...changes })

function agent(id: string, changes: Partial<AgentInfo> = {}): AgentInfo {
  return {
    agent_id: id,
    agent_type: 'runner',
    status: 'online',
    enabled: true,
    websocket_connected: true,
    devices: [],
    ...changes,
  }
}

describe('on the air', () => {
  it('goes by what the runner says, else by the time', () => {
    const one = transmission({ started_at: '2026-05-01T11:59:30Z' })
    expect(fractionOf(one, undefined, NOW)).toBe(0.5)
    expect(fractionOf(one, 0.25, NOW)).toBe(0.25)
    expect(fractionOf(transmission(), undefined, NOW)).toBe(0)
    expect(fractionOf(one, undefined, NOW + 1e6)).toBe(1)
  })

  it('has its whole duration left before it starts', () => {
    expect(secondsLeft(transmission({ start_at: '2026-05-01T12:00:30Z' }), NOW)).toBe(60)
    expect(secondsLeft(transmission({ started_at: '2026-05-01T11:59:40Z' }), NOW)).toBe(40)
  })
})

describe('next', () => {
  it('those that are ready come first by priority, then the others by time', () => {
    const next = nextOf(
      [
        challenge('late', { status: 'waiting', next_tx_time: '2026-05-01T12:05:00Z' }),
        challenge('soon', { status: 'waiting', next_tx_time: '2026-05-01T12:01:00Z' }),
        challenge('ready', {}),
        challenge('urgent', { priority: 10 }),
        challenge('off', { enabled: false, status: 'disabled' }),
        challenge('on', { status: 'assigned' }),
        challenge('due', { status: 'waiting', next_tx_time: '2026-05-01T11:00:00Z' }),
      ],
      NOW,
    )
    expect(next.map((one) => one.challenge.name)).toEqual(['urgent', 'due', 'ready', 'soon', 'late'])
    expect(next.map((one) => one.at === undefined)).toEqual([true, true, true, false, false])
  })
})

describe('agents', () => {
  it('those that are away come first, those that shall be away last', () => {
    const sorted = byHealth([
      agent('b'),
      agent('off', { enabled: false, status: 'offline' }),
      agent('ear', { agent_type: 'listener' }),
      agent('a'),
      agent('gone', { status: 'offline' }),
    ])
    expect(sorted.map((one) => one.agent_id)).toEqual(['gone', 'a', 'b', 'ear', 'off'])
  })

  it('show what they do', () => {
    expect(workOf(agent('runner'), [transmission()], [])).toEqual([{ kind: 'sends', name: 'Fox One' }])
    expect(workOf(agent('other'), [transmission()], [])).toEqual([])
    const listener = agent('ear', { agent_type: 'listener' })
    expect(workOf(listener, [transmission()], [recording()])).toEqual([{ kind: 'records', name: 'Fox One' }])
    expect(workOf(listener, [], [recording({ status: 'completed' })])).toEqual([])
  })
})

describe('alarms', () => {
  const known = (changes: Partial<Known>): Known => ({
    over: [],
    recordings: [],
    agents: [],
    told: [],
    ...changes,
  })

  it('lead to the recording that shows that nothing was heard', () => {
    const over = [transmission({ status: 'success', heard: false })]
    const [alarm] = alarmsOf(known({ over, recordings: [recording({ status: 'completed' })] }))
    expect(alarm).toMatchObject({ key: 'n7', tone: 'warn', to: '/recordings/3' })
    expect(alarmsOf(known({ over }))[0]?.to).toBe('/challenges/fox%20one')
  })

  it('tell why a transmission failed, the newest first', () => {
    const alarms = alarmsOf(
      known({
        over: [
          transmission({
            status: 'failure',
            error_message: 'No such radio.',
            completed_at: '2026-05-01T11:00:00Z',
          }),
          transmission({ transmission_id: 8, status: 'expired', completed_at: '2026-05-01T11:30:00Z' }),
          transmission({ transmission_id: 9, status: 'success', heard: true }),
          transmission({ transmission_id: 10, status: 'success' }),
        ],
      }),
    )
    expect(alarms.map((one) => one.key)).toEqual(['e8', 'f7'])
    expect(alarms[1]?.text).toContain('No such radio.')
  })

  it('name agents that are away, but not those that shall be', () => {
    const agents = [agent('gone', { status: 'offline' }), agent('off', { status: 'offline', enabled: false })]
    expect(alarmsOf(known({ agents })).map((one) => one.to)).toEqual(['/agents/gone'])
  })

  it('name reports that came too late', () => {
    const told = [
      { type: 'stale_report', timestamp: '2026-05-01T12:00:00Z', agent_id: 'a', what: 'renew' } as const,
    ]
    expect(alarmsOf(known({ told }))[0]?.text).toContain('renew')
  })
})

describe('dismissed alarms', () => {
  beforeEach(() => {
    sessionStorage.clear()
    vi.resetModules()
  })

  it('stay dismissed when the page is loaded again', async () => {
    const before = await import('./dismissed')
    before.dismissAlarms(['n7'])
    vi.resetModules()
    const after = await import('./dismissed')
    expect(after.dismissed.value.has('n7')).toBe(true)
    expect(after.dismissed.value.has('n8')).toBe(false)
  })

  it('a store with nonsense in it does not matter', async () => {
    sessionStorage.setItem('challengectl.dismissedAlarms', '{')
    const { dismissed } = await import('./dismissed')
    expect(dismissed.value.size).toBe(0)
  })
})
