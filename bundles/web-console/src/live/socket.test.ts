import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { LiveSocket, type Link } from './socket'

class FakeSocket {
  static all: FakeSocket[] = []
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null
  closed = false

  constructor(readonly url: string) {
    FakeSocket.all.push(this)
  }

  close() {
    this.closed = true
  }

  static get last(): FakeSocket {
    return FakeSocket.all.at(-1) as FakeSocket
  }
}

const initial = JSON.stringify({
  type: 'initial_state',
  timestamp: 'x',
  control: { paused: false, challenges: {}, agents_online: {}, server_time: 'x' },
  challenges: [],
  agents: [],
  transmissions: [],
  recordings: [],
})

let links: Link['state'][]
let messages: string[]
let there: boolean
let socket: LiveSocket

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('WebSocket', FakeSocket)
  FakeSocket.all = []
  links = []
  messages = []
  there = true
  socket = new LiveSocket(
    { link: (link) => links.push(link.state), message: (one) => messages.push(one.type) },
    'ws://here/ws/events',
    () => Promise.resolve(there),
  )
  socket.start()
})
afterEach(() => {
  socket.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('the connection', () => {
  it('is live when the whole state has come', () => {
    expect(links).toEqual(['connecting'])
    FakeSocket.last.onmessage?.({ data: initial })
    expect(links).toEqual(['connecting', 'live'])
    expect(messages).toEqual(['initial_state'])
  })

  it('comes back by itself, and is live only with a new whole state', () => {
    FakeSocket.last.onmessage?.({ data: initial })
    FakeSocket.last.onclose?.({ code: 1006 })
    expect(links.at(-1)).toBe('offline')
    vi.advanceTimersByTime(500)
    expect(FakeSocket.all).toHaveLength(2)
    expect(links.at(-1)).toBe('offline')
    FakeSocket.last.onmessage?.({ data: initial })
    expect(links.at(-1)).toBe('live')
  })

  it('is tried less and less often', () => {
    for (let n = 0; n < 12; n++) {
      FakeSocket.last.onclose?.({ code: 1006 })
      vi.advanceTimersByTime(20_000)
    }
    const before = FakeSocket.all.length
    FakeSocket.last.onclose?.({ code: 1006 })
    vi.advanceTimersByTime(9_000)
    expect(FakeSocket.all).toHaveLength(before)
  })

  it('is not tried again when the session has ended', () => {
    FakeSocket.last.onclose?.({ code: 1008 })
    expect(links.at(-1)).toBe('refused')
    vi.advanceTimersByTime(100_000)
    window.dispatchEvent(new Event('online'))
    expect(FakeSocket.all).toHaveLength(1)
  })

  it('is given up if it does not open', () => {
    vi.advanceTimersByTime(10_000)
    expect(FakeSocket.all[0]?.closed).toBe(true)
    expect(links.at(-1)).toBe('offline')
  })

  it('is given up if nobody is there after a silence, and only then', async () => {
    FakeSocket.last.onmessage?.({ data: initial })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(links.at(-1)).toBe('live')
    there = false
    await vi.advanceTimersByTimeAsync(45_000)
    expect(links.at(-1)).toBe('offline')
  })

  it('outlives what it does not understand', () => {
    FakeSocket.last.onmessage?.({ data: initial })
    FakeSocket.last.onmessage?.({ data: '{"type":' })
    FakeSocket.last.onmessage?.({ data: new Uint8Array(3) })
    expect(messages).toEqual(['initial_state'])
    expect(links.at(-1)).toBe('live')
  })

  it('is tried at once when the network is back', () => {
    window.dispatchEvent(new Event('offline'))
    expect(links.at(-1)).toBe('offline')
    window.dispatchEvent(new Event('online'))
    expect(FakeSocket.all).toHaveLength(2)
  })

  it('is closed when it is not wanted any more', () => {
    socket.stop()
    expect(FakeSocket.last.closed).toBe(true)
    vi.advanceTimersByTime(100_000)
    expect(FakeSocket.all).toHaveLength(1)
  })
})
