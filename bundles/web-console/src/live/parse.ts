import type { LiveMessage, LiveType } from './messages'

type Check = (value: unknown) => boolean
type Shape = Readonly<Record<string, Check>>

const text: Check = (value) => typeof value === 'string'
const number: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const truth: Check = (value) => typeof value === 'boolean'
const object: Check = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)
const shaped =
  (shape: Shape): Check =>
  (value) =>
    object(value) &&
    Object.entries(shape).every(([name, check]) => check((value as Record<string, unknown>)[name]))
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check)

const control = shaped({ paused: truth, challenges: object, agents_online: object, server_time: text })
const challenge = shaped({ challenge_id: text, name: text, status: text, enabled: truth, config: object })
const agent = shaped({
  agent_id: text,
  agent_type: text,
  status: text,
  enabled: truth,
  devices: listOf(object),
})
const transmission = shaped({
  transmission_id: number,
  lease: number,
  challenge_id: text,
  status: text,
  frequency: number,
  duration_seconds: number,
  start_at: text,
})
const recording = shaped({ recording_id: number, transmission_id: number, challenge_id: text, status: text })

const SHAPES: Readonly<Record<LiveType, Shape>> = {
  initial_state: {
    control,
    challenges: listOf(challenge),
    agents: listOf(agent),
    transmissions: listOf(transmission),
    recordings: listOf(recording),
  },
  challenge_state: { challenge },
  challenge_deleted: { challenge_id: text },
  event_imported: { challenges: number },
  agent_status: { agent },
  agent_deleted: { agent_id: text },
  agent_report: { report: shaped({ agent_id: text }) },
  transmission_assigned: { transmission },
  transmission_started: { transmission },
  transmission_progress: { agent_id: text, lease: number, fraction: number },
  transmission_ended: { transmission },
  stop_requested: { lease: number, challenge_id: text },
  recording_assigned: { recording },
  recording_cancelled: { recording },
  recording_changed: { recording },
  not_heard: { transmission, recording },
  stale_report: { agent_id: text, what: text },
  system: { paused: truth, auto_pause: truth, resting: truth },
  event_state: { event: shaped({ server_time: text }) },
  frequency_ranges: { frequency_ranges: listOf(shaped({ name: text, min_hz: number, max_hz: number })) },
  server_sample: { sample: shaped({ at: text }) },
  lists_changed: { lists: listOf(text) },
  modulations: { names: listOf(text) },
  log: { level: text, message: text },
}

/** A message whose parts that the console relies on are there; undefined for anything else. */
export function parse(data: unknown): LiveMessage | undefined {
  if (typeof data !== 'string') return undefined
  let value: unknown
  try {
    value = JSON.parse(data)
  } catch {
    return undefined
  }
  if (!object(value)) return undefined
  const { type, timestamp } = value as Record<string, unknown>
  if (typeof type !== 'string' || !text(timestamp) || !Object.hasOwn(SHAPES, type)) return undefined
  return shaped(SHAPES[type as LiveType])(value) ? (value as LiveMessage) : undefined
}
