import type {
  RecordingInfo,
  TimelineRecording,
  TimelineScheduled,
  TimelineTransmission,
  TransmissionInfo,
} from '@/api/types'

interface Placed {
  readonly key: string
  readonly challengeId: string
  readonly challengeName: string
  readonly modulation: string
  readonly lowHz: number
  readonly highHz: number
  /** ms; of a scheduled one the earliest. */
  readonly startMs: number
  /** ms; expected while it is on the air; of a scheduled one when it is over at the latest. */
  readonly endMs: number
}

export interface Sent extends Placed {
  readonly kind: 'sent'
  readonly transmissionId: number
  readonly status: TransmissionInfo['status']
  readonly runner: string
  readonly frequency: number
  readonly heard?: boolean
  readonly recording?: TimelineRecording
}

export interface Scheduled extends Placed {
  readonly kind: 'scheduled'
  readonly latestMs: number
  readonly durationSeconds: number
  readonly bandwidthHz: number
  readonly range?: string
  /** Whether the band is the signal's own, or one in which it will lie somewhere. */
  readonly exact: boolean
}

/** What is drawn as one rectangle of frequency and time. */
export type Bar = Sent | Scheduled

export const sentKey = (transmissionId: number) => `t${transmissionId}`

export function barOf(one: TimelineTransmission): Sent {
  return {
    kind: 'sent',
    key: sentKey(one.transmission_id),
    transmissionId: one.transmission_id,
    challengeId: one.challenge_id,
    challengeName: one.challenge_name,
    modulation: one.modulation,
    lowHz: one.low_hz,
    highHz: one.high_hz,
    startMs: Date.parse(one.start),
    endMs: Date.parse(one.end),
    status: one.status,
    runner: `${one.runner_id} · ${one.device_id}`,
    frequency: one.frequency,
    heard: one.heard,
    recording: one.recording,
  }
}

/** As a live message tells it; of its recording nothing is said there. */
export function barOfLive(one: TransmissionInfo, recording?: TimelineRecording): Sent {
  const start = Date.parse(one.started_at ?? one.start_at)
  const expected = start + one.duration_seconds * 1000
  return {
    kind: 'sent',
    key: sentKey(one.transmission_id),
    transmissionId: one.transmission_id,
    challengeId: one.challenge_id,
    challengeName: one.challenge_name,
    modulation: one.modulation,
    lowHz: one.low_hz,
    highHz: one.high_hz,
    startMs: start,
    endMs: one.completed_at ? Math.max(start, Date.parse(one.completed_at)) : expected,
    status: one.status,
    runner: `${one.runner_id} · ${one.device_id}`,
    frequency: one.frequency,
    heard: one.heard,
    recording,
  }
}

export function recordingOf(one: RecordingInfo): TimelineRecording {
  return {
    recording_id: one.recording_id,
    agent_id: one.agent_id,
    status: one.status,
    heard: one.measurement?.heard,
    image_url: one.image_url,
  }
}

/** One bar for each band in which the signal may be. */
export function barsOfScheduled(one: TimelineScheduled): Scheduled[] {
  const latest = Date.parse(one.latest)
  return one.bands.map((band, index) => ({
    kind: 'scheduled',
    key: `s${one.challenge_id}/${index}`,
    challengeId: one.challenge_id,
    challengeName: one.challenge_name,
    modulation: one.modulation,
    lowHz: band.low_hz,
    highHz: band.high_hz,
    startMs: Date.parse(one.earliest),
    endMs: latest + one.duration_seconds * 1000,
    latestMs: latest,
    durationSeconds: one.duration_seconds,
    bandwidthHz: one.occupied_bandwidth,
    range: band.range,
    exact: band.exact,
  }))
}

export type Outcome = 'scheduled' | 'live' | 'sent' | 'heard' | 'notHeard' | 'failed'

/** What is to be said of a bar first. */
export function outcomeOf(bar: Bar): Outcome {
  if (bar.kind === 'scheduled') return 'scheduled'
  if (bar.status === 'assigned') return 'live'
  if (bar.status === 'failure' || bar.status === 'expired') return 'failed'
  const heard = bar.heard ?? bar.recording?.heard
  return heard === undefined ? 'sent' : heard ? 'heard' : 'notHeard'
}
