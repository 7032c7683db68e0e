import type { ChallengeInfo, RecordingInfo, TimelineTransmission, TransmissionInfo } from '../src/api/types'

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString()

/** A transmission that no server ever had, so and so many seconds ago. */
export function madeTransmission(
  number: number,
  secondsAgo: number,
  changes: Partial<TransmissionInfo> = {},
): TransmissionInfo {
  const frequency = ([7_030_000, 145_500_000, 433_920_000][number % 3] as number) + (number % 50) * 1000
  return {
    transmission_id: 1_000_000 + number,
    lease: 1_000_000 + number,
    challenge_id: `made-${number % 40}`,
    challenge_name: `Made ${number % 40}`,
    modulation: 'nbfm',
    runner_id: 'made-runner',
    device_id: String(number % 8),
    frequency,
    occupied_bandwidth: 11_000,
    low_offset_hz: -5500,
    high_offset_hz: 5500,
    low_hz: frequency - 5500,
    high_hz: frequency + 5500,
    duration_seconds: 20,
    assigned_at: ago(secondsAgo + 1),
    start_at: ago(secondsAgo),
    started_at: ago(secondsAgo),
    completed_at: ago(secondsAgo - 20),
    status: 'success',
    ...changes,
  }
}

export function madeChallenge(number: number): ChallengeInfo {
  return {
    challenge_id: `made-${number}`,
    name: `Made ${number}`,
    status: number % 2 ? 'queued' : 'waiting',
    enabled: true,
    priority: number % 10,
    modulation: 'nbfm',
    triggered: false,
    config: {},
    frequency: '145.500 MHz',
    duration_seconds: 20,
    occupied_bandwidth: 11_000,
    transmission_count: number,
    next_tx_time: new Date(Date.now() + number * 1000).toISOString(),
  }
}

export function madeRecording(of: TransmissionInfo, changes: Partial<RecordingInfo> = {}): RecordingInfo {
  return {
    recording_id: of.transmission_id,
    transmission_id: of.transmission_id,
    challenge_id: of.challenge_id,
    challenge_name: of.challenge_name,
    agent_id: 'made-ear',
    frequency: of.frequency,
    low_hz: of.low_hz,
    high_hz: of.high_hz,
    expected_seconds: of.duration_seconds,
    expected_start: of.start_at,
    started_at: of.start_at,
    status: 'completed',
    ...changes,
  }
}

/** As the timeline tells it; every tenth was not heard. */
export function madeBar(of: TransmissionInfo): TimelineTransmission {
  return {
    transmission_id: of.transmission_id,
    lease: of.lease,
    challenge_id: of.challenge_id,
    challenge_name: of.challenge_name,
    modulation: of.modulation,
    runner_id: of.runner_id,
    device_id: of.device_id,
    frequency: of.frequency,
    low_hz: of.low_hz,
    high_hz: of.high_hz,
    start: of.start_at,
    end: of.completed_at ?? of.start_at,
    live: false,
    status: of.status,
    heard: of.transmission_id % 10 !== 0,
  }
}
