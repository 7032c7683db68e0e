import { describe, expect, it } from 'vitest'
import { parseFrame, parseMessage } from './protocol'
import { frameBytes } from './testFrames'

const PAYLOAD = Uint8Array.from([1, 2, 3, 255, 5, 6, 7, 8])

describe('frames', () => {
  it('reads a row', () => {
    const row = parseFrame(frameBytes({ kind: 1, sequence: 0xffffffff, centreHz: 434_000_000.5 }, PAYLOAD))
    expect(row).toMatchObject({ kind: 'row', sequence: 0xffffffff, centreHz: 434_000_000.5, stepDb: 0.5 })
    expect(row?.kind === 'row' && [...row.bins]).toEqual([...PAYLOAD])
  })

  it('reads samples', () => {
    const frame = parseFrame(frameBytes({ kind: 2, channel: 9, rateHz: 24_000 }, PAYLOAD))
    expect(frame).toMatchObject({ kind: 'samples', channel: 9, rateHz: 24_000, levelDb: -140 })
    expect(frame?.kind === 'samples' && [...frame.iq]).toEqual([0x0201, -253, 0x0605, 0x0807])
  })

  it('refuses whatever is no frame', () => {
    const wrong = [
      { kind: 1, version: 2 },
      { kind: 3 },
      { kind: 1, channel: 1 },
      { kind: 2, channel: 0 },
      { kind: 1, count: 7 },
      { kind: 1, count: 0 },
      { kind: 2, channel: 1, count: 0x40000002 },
      { kind: 1, scale: Number.NaN },
      { kind: 1, scale: 0 },
      { kind: 1, centreHz: Number.POSITIVE_INFINITY },
      { kind: 1, rateHz: 0 },
    ]
    for (const fields of wrong) {
      expect(parseFrame(frameBytes(fields, PAYLOAD)), JSON.stringify(fields)).toBeUndefined()
    }
    expect(parseFrame(new ArrayBuffer(39))).toBeUndefined()
    expect(parseFrame(frameBytes({ kind: 1 }, new Uint8Array(5000)))).toBeUndefined()
  })

  it('never throws, whatever comes', () => {
    let seed = 1
    const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648
    for (let i = 0; i < 1000; i++) {
      const noise = Uint8Array.from({ length: Math.floor(random() * 120) }, () => random() * 256)
      if (noise.length > 1) noise.set([1, 1 + Math.floor(random() * 2)])
      expect(() => parseFrame(noise.buffer)).not.toThrow()
    }
  })
})

describe('messages', () => {
  const state = { type: 'state', agent: 'ear', phase: 'starting', you_tune: true, viewers: 1 }
  const receiving = {
    device_id: 'rx0',
    centre_hz: 1,
    sample_rate: 2,
    bins: 3,
    low_hz: 4,
    high_hz: 5,
    rows_per_second: 16,
  }

  it('reads what the server says', () => {
    const listener = { agent: 'ear', site: 'default', available: true, viewers: 0, receivers: [] }
    expect(parseMessage(JSON.stringify({ type: 'listeners', listeners: [listener] }))?.type).toBe('listeners')
    expect(parseMessage(JSON.stringify(state))?.type).toBe('state')
    expect(parseMessage(JSON.stringify({ ...state, phase: 'receiving', receiving }))?.type).toBe('state')
    expect(parseMessage('{"type":"problem","code":"x","message":"y"}')?.type).toBe('problem')
  })

  it('refuses what has not the right form', () => {
    const wrong = [
      'x',
      'null',
      '[]',
      '7',
      '{"type":"other"}',
      '{"type":"listeners","listeners":[{}]}',
      '{"type":"channel","channel":"1"}',
      '{"type":"problem","code":1,"message":"y"}',
      JSON.stringify({ ...state, phase: 'receiving' }),
      JSON.stringify({ ...state, phase: 'flying' }),
      JSON.stringify({ ...state, phase: 'receiving', receiving: { ...receiving, centre_hz: null } }),
    ]
    for (const text of wrong) expect(parseMessage(text), text).toBeUndefined()
  })
})
