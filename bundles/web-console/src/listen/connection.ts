import { parseFrame, parseMessage } from './protocol'
import type { Listener, ListenState, RowFrame, SamplesFrame, ViewerMessage } from './protocol'

export type Link = 'connecting' | 'open' | 'lost' | 'refused'

export interface ListenEvents {
  link(link: Link): void
  listeners(listeners: Listener[]): void
  state(state: ListenState): void
  problem(code: string, message: string): void
  row(row: RowFrame): void
  samples(frame: SamplesFrame): void
  /** Rows that got lost on the way since this listener was chosen. */
  dropped(rows: number): void
}

const POLICY = 1008
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 15_000
const SILENCE_MS = 10_000
const CHANNEL_PAUSE_MS = 100
/** A gap that is larger is another stream. */
const LARGEST_GAP = 10_000

/**
 * A connection to `/ws/listen` that comes back by itself and asks again for what was wanted. What
 * is wanted may be said at any time; moves of the channel are sent at most ten times a second.
 */
export class ListenConnection {
  private socket: WebSocket | undefined
  private wanted: { agent: string; centreHz?: number } | undefined
  private channel: { frequencyHz: number; sampleRate: number } | undefined
  private channelTimer: ReturnType<typeof setTimeout> | undefined
  private channelSentAt = -Infinity
  private reconnectTimer: ReturnType<typeof setTimeout> | undefined
  private silenceTimer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private lastRow: number | undefined
  private droppedRows = 0
  private closed = false

  constructor(
    private readonly events: ListenEvents,
    private readonly open: () => WebSocket,
    private readonly random: () => number = Math.random,
  ) {}

  start(): void {
    this.connect()
  }

  close(): void {
    this.closed = true
    clearTimeout(this.reconnectTimer)
    clearTimeout(this.channelTimer)
    this.drop()
  }

  /** Listens to an agent; the channel is another one's and must be asked for again. */
  listen(agent: string, centreHz?: number): void {
    this.wanted = { agent, centreHz }
    this.endChannel()
    this.forgetRows()
    this.sendListen()
  }

  leave(): void {
    this.wanted = undefined
    this.channel = undefined
    this.send({ type: 'leave' })
  }

  tune(centreHz: number): void {
    if (this.wanted) this.wanted.centreHz = centreHz
    this.send({ type: 'tune', centre_hz: Math.round(centreHz) })
  }

  takeControl(): void {
    this.send({ type: 'take_control' })
  }

  setChannel(frequencyHz: number, sampleRate: number): void {
    this.channel = { frequencyHz, sampleRate }
    clearTimeout(this.channelTimer)
    const wait = this.channelSentAt + CHANNEL_PAUSE_MS - Date.now()
    if (wait > 0) this.channelTimer = setTimeout(() => this.sendChannel(), wait)
    else this.sendChannel()
  }

  endChannel(): void {
    clearTimeout(this.channelTimer)
    if (this.channel) this.send({ type: 'channel_end' })
    this.channel = undefined
  }

  private connect(): void {
    this.events.link('connecting')
    const socket = this.open()
    this.socket = socket
    socket.binaryType = 'arraybuffer'
    socket.onopen = () => {
      this.sendListen()
      this.sendChannel()
    }
    socket.onmessage = (event) => {
      this.take(event.data)
      if (socket === this.socket) this.watch()
    }
    socket.onclose = (event) => this.lost(event.code)
    this.watch()
  }

  private take(data: unknown): void {
    if (data instanceof ArrayBuffer) {
      const frame = parseFrame(data)
      if (frame?.kind === 'row') this.countRow(frame)
      else if (frame && this.channel) this.events.samples(frame)
      return
    }
    const message = typeof data === 'string' ? parseMessage(data) : undefined
    switch (message?.type) {
      case 'listeners':
        this.failures = 0
        this.events.link('open')
        this.events.listeners(message.listeners)
        break
      case 'state':
        if (message.agent !== this.wanted?.agent) break
        if (message.receiving) this.wanted.centreHz = message.receiving.centre_hz
        else this.lastRow = undefined
        this.events.state(message)
        break
      case 'problem':
        this.events.problem(message.code, message.message)
        break
    }
  }

  private countRow(row: RowFrame): void {
    const gap = this.lastRow === undefined ? 0 : row.sequence - this.lastRow - 1
    if (gap > 0 && gap < LARGEST_GAP) {
      this.droppedRows += gap
      this.events.dropped(this.droppedRows)
    }
    this.lastRow = row.sequence
    this.events.row(row)
  }

  private forgetRows(): void {
    this.lastRow = undefined
    this.droppedRows = 0
    this.events.dropped(0)
  }

  private lost(code: number): void {
    this.drop()
    if (this.closed) return
    if (code === POLICY) {
      this.events.link('refused')
      return
    }
    this.events.link('lost')
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(this.failures++, 10))
    this.reconnectTimer = setTimeout(() => this.connect(), longest * (0.5 + this.random() / 2))
  }

  /** While rows are due, silence means that the connection is dead. */
  private watch(): void {
    clearTimeout(this.silenceTimer)
    const due = this.socket?.readyState !== WebSocket.OPEN || this.lastRow !== undefined
    if (due) this.silenceTimer = setTimeout(() => this.lost(0), SILENCE_MS)
  }

  private drop(): void {
    clearTimeout(this.silenceTimer)
    this.lastRow = undefined
    const socket = this.socket
    this.socket = undefined
    if (!socket) return
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
  }

  private sendListen(): void {
    if (!this.wanted) return
    const { agent, centreHz } = this.wanted
    this.send({ type: 'listen', agent, ...(centreHz ? { centre_hz: Math.round(centreHz) } : {}) })
  }

  private sendChannel(): void {
    if (!this.channel || this.socket?.readyState !== WebSocket.OPEN) return
    this.channelSentAt = Date.now()
    this.send({
      type: 'channel',
      frequency_hz: this.channel.frequencyHz,
      sample_rate: this.channel.sampleRate,
    })
  }

  private send(message: ViewerMessage): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message))
  }
}
