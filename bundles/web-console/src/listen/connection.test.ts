import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ListenConnection } from './connection'
import type { ListenEvents } from './connection'
import { frameBytes } from './testFrames'

class FakeSocket {
  static readonly OPEN = 1
  readyState = 0
  binaryType = ''
  sent: string[] = []
  closed = false
  onopen: (() => void) | null = null
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  accept(): void {
    this.readyState = FakeSocket.OPEN
    this.onopen?.()
    this.receive({ type: 'listeners', listeners: [] })
  }

  receive(message: object | ArrayBuffer): void {
    this.onmessage?.({ data: message instanceof ArrayBuffer ? message : JSON.stringify(message) })
  }

  send(text: string): void {
    this.sent.push(text)
  }

  close(): void {
    this.closed = true
    this.readyState = 3
  }
}

const STATE = { type: 'state', agent: 'ear', phase: 'starting', you_tune: true, viewers: 1 }
const RECEIVING = {
  device_id: 'rx0',
  centre_hz: 145e6,
  sample_rate: 500_000,
  bins: 4,
  low_hz: 1,
  high_hz: 2e9,
  rows_per_second: 16,
}

function row(sequence: number): ArrayBuffer {
  return frameBytes({ kind: 1, sequence }, Uint8Array.from([1, 2, 3, 4]))
}

describe('connection', () => {
  const sockets: FakeSocket[] = []
  const events = {
    link: vi.fn(),
    listeners: vi.fn(),
    state: vi.fn(),
    problem: vi.fn(),
    row: vi.fn(),
    samples: vi.fn(),
    dropped: vi.fn(),
  } satisfies ListenEvents
  let connection: ListenConnection

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('WebSocket', FakeSocket)
    sockets.length = 0
    for (const event of Object.values(events)) event.mockClear()
    connection = new ListenConnection(
      events,
      () => {
        sockets.push(new FakeSocket())
        return sockets.at(-1) as unknown as WebSocket
      },
      () => 1,
    )
    connection.start()
  })

  afterEach(() => {
    connection.close()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const last = () => sockets.at(-1) as FakeSocket
  const sent = () => last().sent.map((text) => JSON.parse(text))

  it('asks for what was wanted before it was open', () => {
    connection.listen('ear', 434e6)
    connection.setChannel(434_010_000, 24_000)
    last().accept()
    expect(sent()).toEqual([
      { type: 'listen', agent: 'ear', centre_hz: 434e6 },
      { type: 'channel', frequency_hz: 434_010_000, sample_rate: 24_000 },
    ])
    expect(events.link).toHaveBeenLastCalledWith('open')
  })

  it('comes back with all that was wanted, where the receiver was last', () => {
    last().accept()
    connection.listen('ear')
    last().receive({ ...STATE, phase: 'receiving', receiving: RECEIVING })
    connection.setChannel(145_010_000, 12_000)
    last().onclose?.({ code: 1006 })
    expect(events.link).toHaveBeenLastCalledWith('lost')
    vi.advanceTimersByTime(501)
    expect(sockets).toHaveLength(2)
    last().accept()
    expect(sent()).toEqual([
      { type: 'listen', agent: 'ear', centre_hz: 145e6 },
      { type: 'channel', frequency_hz: 145_010_000, sample_rate: 12_000 },
    ])
  })

  it('waits longer each time, but not for ever', () => {
    for (const wait of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      const before = sockets.length
      last().onclose?.({ code: 1006 })
      vi.advanceTimersByTime(wait - 1)
      expect(sockets).toHaveLength(before)
      vi.advanceTimersByTime(2)
      expect(sockets).toHaveLength(before + 1)
    }
  })

  it('does not come back when the session has ended', () => {
    last().accept()
    last().onclose?.({ code: 1008 })
    vi.advanceTimersByTime(60_000)
    expect(events.link).toHaveBeenLastCalledWith('refused')
    expect(sockets).toHaveLength(1)
  })

  it('counts the rows that are missing', () => {
    last().accept()
    connection.listen('ear')
    for (const sequence of [5, 6, 9, 10, 20]) last().receive(row(sequence))
    expect(events.row).toHaveBeenCalledTimes(5)
    expect(events.dropped).toHaveBeenLastCalledWith(11)
    last().receive({ ...STATE, phase: 'waiting' })
    last().receive(row(90))
    expect(events.dropped).toHaveBeenLastCalledWith(11)
    last().receive(row(0))
    expect(events.dropped).toHaveBeenLastCalledWith(11)
  })

  it('notices that rows have ceased', () => {
    last().accept()
    vi.advanceTimersByTime(60_000)
    expect(sockets, 'silence is fine while nothing is due').toHaveLength(1)
    connection.listen('ear')
    last().receive(row(1))
    vi.advanceTimersByTime(10_600)
    expect(sockets).toHaveLength(2)
    expect(sockets[0]?.closed).toBe(true)
  })

  it('gives a connection up that does not open', () => {
    vi.advanceTimersByTime(10_600)
    expect(sockets).toHaveLength(2)
  })

  it('sends moves of the channel ten times a second, and the last of them', () => {
    last().accept()
    connection.listen('ear')
    for (let k = 0; k < 200; k++) {
      connection.setChannel(145e6 + k, 24_000)
      vi.advanceTimersByTime(5)
    }
    vi.advanceTimersByTime(200)
    const moves = sent().filter((message) => message.type === 'channel')
    expect(moves.length).toBeLessThanOrEqual(12)
    expect(moves.at(-1).frequency_hz).toBe(145e6 + 199)
  })

  it('lets nothing through that is of another or broken', () => {
    last().accept()
    connection.listen('ear')
    last().receive({ ...STATE, agent: 'nose' })
    last().receive(new ArrayBuffer(3))
    last().receive(frameBytes({ kind: 2, channel: 1 }, new Uint8Array(8)))
    last().onmessage?.({ data: 'nonsense' })
    expect(events.state).not.toHaveBeenCalled()
    expect(events.row).not.toHaveBeenCalled()
    expect(events.samples, 'no channel was asked for').not.toHaveBeenCalled()
    connection.setChannel(145e6, 24_000)
    last().receive(frameBytes({ kind: 2, channel: 1 }, new Uint8Array(8)))
    expect(events.samples).toHaveBeenCalledTimes(1)
  })
})
