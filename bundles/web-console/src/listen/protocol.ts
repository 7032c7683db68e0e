/**
 * What the server and a browser tell each other over `/ws/listen`: JSON texts, and binary frames of
 * 40 bytes of head and a payload (docs/wire-api.md). Whatever is not exactly that is `undefined`.
 */

const HEAD = 40
const VERSION = 1
const ROW = 1
const SAMPLES = 2
const MAX_BINS = 4096
const MAX_PAIRS = 4800

interface Head {
  sequence: number
  timeMs: number
  centreHz: number
  rateHz: number
}

/** Mean power by frequency, lowest first: dBFS is `offsetDb + stepDb * bin`. */
export interface RowFrame extends Head {
  kind: 'row'
  stepDb: number
  offsetDb: number
  bins: Uint8Array
}

/** Interleaved I and Q of one channel; 1.0 of full scale is `1 / scale`. */
export interface SamplesFrame extends Head {
  kind: 'samples'
  channel: number
  scale: number
  levelDb: number
  iq: Int16Array
}

export type Frame = RowFrame | SamplesFrame

export interface Receiver {
  device_id: string
  model: string
  sample_rate: number
  frequency_limits?: string[]
  low_hz?: number
  high_hz?: number
}

export interface Listener {
  agent: string
  site: string
  available: boolean
  reason?: string
  viewers: number
  receivers: Receiver[]
}

export interface Receiving {
  device_id: string
  centre_hz: number
  sample_rate: number
  bins: number
  rows_per_second: number
  low_hz: number
  high_hz: number
}

export interface ListenState {
  type: 'state'
  agent: string
  phase: 'starting' | 'receiving' | 'waiting'
  code?: string
  message?: string
  until?: string
  receiving?: Receiving
  tuned_by?: string
  you_tune: boolean
  viewers: number
}

export type ServerMessage =
  | { type: 'listeners'; listeners: Listener[] }
  | ListenState
  | { type: 'channel'; channel: number; frequency_hz: number; sample_rate: number }
  | { type: 'problem'; code: string; message: string }

export type ViewerMessage =
  | { type: 'listen'; agent: string; centre_hz?: number }
  | { type: 'leave' }
  | { type: 'tune'; centre_hz: number }
  | { type: 'take_control' }
  | { type: 'channel'; frequency_hz: number; sample_rate: number }
  | { type: 'channel_end' }

/** Reads a binary frame. */
export function parseFrame(buffer: ArrayBuffer): Frame | undefined {
  if (buffer.byteLength < HEAD) return undefined
  const view = new DataView(buffer)
  if (view.getUint8(0) !== VERSION) return undefined
  const kind = view.getUint8(1)
  const channel = view.getUint16(2, true)
  const head = {
    sequence: view.getUint32(4, true),
    timeMs: view.getFloat64(8, true),
    centreHz: view.getFloat64(16, true),
    rateHz: view.getUint32(24, true),
  }
  const scale = view.getFloat32(28, true)
  const offset = view.getFloat32(32, true)
  const count = view.getUint32(36, true)
  const numbers = [head.timeMs, head.centreHz, scale, offset]
  if (!numbers.every(Number.isFinite) || head.rateHz === 0 || scale <= 0 || count === 0) return undefined
  if (kind === ROW) {
    if (channel !== 0 || count > MAX_BINS || buffer.byteLength !== HEAD + count) return undefined
    const bins = new Uint8Array(buffer, HEAD, count)
    return { kind: 'row', ...head, stepDb: scale, offsetDb: offset, bins }
  }
  if (kind === SAMPLES) {
    if (channel === 0 || count > MAX_PAIRS || buffer.byteLength !== HEAD + 4 * count) return undefined
    const iq = new Int16Array(buffer, HEAD, 2 * count)
    return { kind: 'samples', ...head, channel, scale, levelDb: offset, iq }
  }
  return undefined
}

/** Reads a text. */
export function parseMessage(text: string): ServerMessage | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(value)) return undefined
  switch (value.type) {
    case 'listeners':
      return Array.isArray(value.listeners) && value.listeners.every(isListener)
        ? { type: 'listeners', listeners: value.listeners }
        : undefined
    case 'state':
      return isState(value) ? value : undefined
    case 'channel':
      return numbers(value, 'channel', 'frequency_hz', 'sample_rate')
        ? (value as unknown as ServerMessage)
        : undefined
    case 'problem':
      return texts(value, 'code', 'message') ? (value as unknown as ServerMessage) : undefined
    default:
      return undefined
  }
}

type Value = Record<string, unknown>

function isObject(value: unknown): value is Value {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function texts(value: Value, ...names: string[]): boolean {
  return names.every((name) => typeof value[name] === 'string')
}

function numbers(value: Value, ...names: string[]): boolean {
  return names.every((name) => Number.isFinite(value[name]))
}

function isListener(value: unknown): value is Listener {
  return (
    isObject(value) &&
    texts(value, 'agent', 'site') &&
    typeof value.available === 'boolean' &&
    numbers(value, 'viewers') &&
    Array.isArray(value.receivers) &&
    value.receivers.every((one) => isObject(one) && texts(one, 'device_id') && numbers(one, 'sample_rate'))
  )
}

function isState(value: Value): value is Value & ListenState {
  const receiving = value.receiving
  return (
    texts(value, 'agent') &&
    ['starting', 'receiving', 'waiting'].includes(value.phase as string) &&
    typeof value.you_tune === 'boolean' &&
    (value.phase !== 'receiving' ||
      (isObject(receiving) &&
        numbers(receiving, 'centre_hz', 'sample_rate', 'bins', 'low_hz', 'high_hz', 'rows_per_second')))
  )
}
