import { delayMs } from './backoff'
import type { LiveMessage } from './messages'
import { parse } from './parse'

export type Link =
  | { state: 'connecting' }
  | { state: 'live' }
  /** Without connection since a time; it is tried again at another. */
  | { state: 'offline'; since: number; nextTryAt: number }
  /** The server wants no connection with this session. */
  | { state: 'refused' }

export interface Listener {
  link(link: Link): void
  message(message: LiveMessage): void
}

/** RFC 6455, section 7.4: the session has ended, or may not do this. */
const POLICY = 1008
/** The server says nothing while nothing happens: after so long it is asked whether it is there. */
const SILENCE_MS = 45_000
const OPENING_MS = 10_000

/** Keeps one connection to `/ws/events`; each begins with the whole state. */
export class LiveSocket {
  private socket: WebSocket | undefined
  private timer: ReturnType<typeof setTimeout> | undefined
  private failures = 0
  private offlineSince: number | undefined
  private stopped = true

  constructor(
    private readonly listener: Listener,
    private readonly url: string,
    private readonly alive: () => Promise<boolean>,
  ) {}

  start(): void {
    if (!this.stopped) return
    this.stopped = false
    this.failures = 0
    this.offlineSince = undefined
    window.addEventListener('online', this.retryNow)
    window.addEventListener('offline', this.lost)
    this.open()
  }

  stop(): void {
    this.stopped = true
    window.removeEventListener('online', this.retryNow)
    window.removeEventListener('offline', this.lost)
    this.drop()
  }

  readonly retryNow = (): void => {
    if (this.stopped || this.socket) return
    this.open()
  }

  private open(): void {
    this.drop()
    if (this.offlineSince === undefined) this.listener.link({ state: 'connecting' })
    const socket = new WebSocket(this.url)
    this.socket = socket
    this.after(OPENING_MS, this.lost)
    socket.onmessage = (event) => this.received(event.data)
    socket.onclose = (event) => {
      if (event.code === POLICY) this.refused()
      else this.lost()
    }
  }

  private received(data: unknown): void {
    this.after(SILENCE_MS, this.ask)
    const message = parse(data)
    if (!message) return
    if (message.type === 'initial_state') {
      this.failures = 0
      this.offlineSince = undefined
      this.listener.link({ state: 'live' })
    }
    this.listener.message(message)
  }

  private readonly ask = async (): Promise<void> => {
    const asked = this.socket
    const there = await this.alive()
    if (this.stopped || asked !== this.socket) return
    if (there) this.after(SILENCE_MS, this.ask)
    else this.lost()
  }

  private refused(): void {
    this.stop()
    this.listener.link({ state: 'refused' })
  }

  private readonly lost = (): void => {
    if (this.stopped) return
    this.drop()
    this.offlineSince ??= Date.now()
    const wait = delayMs(this.failures++)
    this.listener.link({ state: 'offline', since: this.offlineSince, nextTryAt: Date.now() + wait })
    this.after(wait, this.retryNow)
  }

  private drop(): void {
    clearTimeout(this.timer)
    const socket = this.socket
    this.socket = undefined
    if (!socket) return
    socket.onmessage = null
    socket.onclose = null
    socket.close()
  }

  private after(ms: number, task: () => unknown): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(task, ms)
  }
}
