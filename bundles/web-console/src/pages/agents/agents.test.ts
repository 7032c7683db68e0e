import { describe, expect, it } from 'vitest'
import type { AgentInfo, RecordingInfo, TransmissionInfo } from '@/api/types'
import { enrolLine, madeAt, NAME, provisionExample, quoted } from './enrolLine'
import { clockText, findings, gravity } from './health'
import { joining } from './joining'
import { limitText } from './limits'
import { workOf } from './work'

const NOW = Date.parse('2026-05-01T12:00:00Z')
const agent: AgentInfo = {
  agent_id: 'fox',
  agent_type: 'runner',
  status: 'online',
  enabled: true,
  websocket_connected: true,
  last_heartbeat: '2026-05-01T11:59:50Z',
  devices: [{ device_id: '0', model: 'hackrf', name: '0', frequency_limits: [] }],
}
const texts = (one: AgentInfo) => findings(one, NOW).map((finding) => finding.text)

describe('the health of an agent', () => {
  it('is good when there is nothing to say', () => expect(texts(agent)).toEqual(['Online']))

  it('tells that it is away, and nothing that follows from that', () =>
    expect(texts({ ...agent, status: 'offline', websocket_connected: false })).toEqual(['Offline']))

  it('tells all that is wrong', () =>
    expect(texts({ ...agent, enabled: false, websocket_connected: false, devices: [] })).toEqual([
      'Disabled',
      'No WebSocket',
      'No radio',
    ]))

  it('knows a late heartbeat only where there is no connection that would end', () => {
    const late = { ...agent, last_heartbeat: '2026-05-01T11:58:00Z' }
    expect(texts(late)).toEqual(['Online'])
    expect(texts({ ...late, websocket_connected: false })).toContain('Late heartbeat')
  })

  it('tells of a clock that is out of bounds, in both directions', () => {
    const told = (clock_offset_seconds: number) =>
      findings(agent, NOW, { agent_id: 'fox', clock_offset_seconds }).map((one) => one.text)
    expect(told(0.4)).toEqual(['Online'])
    expect(told(-75)).toEqual(['Clock −1\u202fmin 15\u202fs off'])
    expect(clockText({ agent_id: 'fox', clock_offset_seconds: 0.0123 })).toBe('+12\u202fms')
    expect(clockText(undefined)).toBe('Not told')
  })

  it('puts those first that need somebody', () => {
    const away = gravity({ ...agent, status: 'offline' })
    expect(away).toBeLessThan(gravity({ ...agent, enabled: false }))
    expect(gravity({ ...agent, websocket_connected: false })).toBeLessThan(gravity(agent))
  })
})

describe('the way in', () => {
  const made = NOW - 5000
  const expires = NOW + 3_600_000
  const state = (one: AgentInfo | undefined, now = NOW) => joining(one, made, expires, now)

  it('waits for whoever has not been there', () => expect(state(undefined)).toBe('waiting'))
  it('does not take an older heartbeat for the new one', () => expect(state(agent)).toBe('waiting'))
  it('sees an agent that has joined and is not connected', () =>
    expect(state({ ...agent, last_heartbeat: '2026-05-01T11:59:58Z', websocket_connected: false })).toBe(
      'joined',
    ))
  it('ends with its connection', () =>
    expect(state({ ...agent, last_heartbeat: '2026-05-01T11:59:58Z' })).toBe('connected'))
  it('runs out', () => expect(state(undefined, expires)).toBe('expired'))
  it('began when the server made the line', () =>
    expect(madeAt({ token: '', api_key: '', expires_at: '2026-05-02T12:00:00Z' }, 24)).toBe(NOW))
})

describe('the line to paste', () => {
  it('joins and starts a runner', () =>
    expect(enrolLine('challengectl-enroll:abc_-', 'runner')).toBe(
      "./challengectl agent enroll 'challengectl-enroll:abc_-' && ./challengectl agent start",
    ))
  it('says that it is for a listener', () =>
    expect(enrolLine('x', 'listener')).toContain("'x' --kind listener &&"))
  it('is one argument whatever is in it', () => expect(quoted("a'b c")).toBe("'a'\\''b c'"))
  it('has names as the server takes them', () => {
    expect(NAME.test('runner-1')).toBe(true)
    expect(NAME.test('a b')).toBe(false)
    for (const first of ['.', '..', '-a', '_a']) expect(NAME.test(first), first).toBe(false)
    expect(NAME.test('x'.repeat(65))).toBe(false)
  })
  it('shows how a host gets its file with a provisioning key', () =>
    expect(provisionExample('https://ctf.example', 'KEY')).toContain("'Authorization: Bearer KEY' \\\n"))
})

it('limits of devices are read, or shown as they are', () => {
  expect(limitText('144000000-148000000')).toBe('144.000\u202fMHz – 148.000\u202fMHz')
  expect(limitText('2m_ham')).toBe('2m_ham')
})

it('the work of an agent is its own, and what is not over', () => {
  const sent = { transmission_id: 1, runner_id: 'fox', device_id: '0', challenge_name: 'A', frequency: 1e8 }
  const other = { ...sent, transmission_id: 2, runner_id: 'hen' }
  const recorded = {
    recording_id: 3,
    agent_id: 'fox',
    challenge_name: 'B',
    frequency: 1e8,
    status: 'recording',
  }
  const over = { ...recorded, recording_id: 4, status: 'completed' }
  const work = workOf(agent, [sent, other] as TransmissionInfo[], [recorded, over] as RecordingInfo[])
  expect(work.map((one) => one.id)).toEqual(['t1', 'r3'])
})
