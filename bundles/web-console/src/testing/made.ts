import type { ChallengeInfo, RecordingInfo, TransmissionInfo } from '@/api/types'

// Made data of the unit tests: of one challenge, "Fox", on 2 m.

export function madeChallenge(id: string, changes: Partial<ChallengeInfo> = {}): ChallengeInfo {
  return {
    challenge_id: id,
    name: id,
    status: 'queued',
    enabled: true,
    priority: 0,
    modulation: 'cw',
    triggered: false,
    config: {},
    frequency: '145.500 MHz',
    duration_seconds: 5,
    occupied_bandwidth: 100,
    transmission_count: 0,
    ...changes,
  }
}

export function madeTransmission(changes: Partial<TransmissionInfo> = {}): TransmissionInfo {
  return {
    transmission_id: 7,
    lease: 9,
    challenge_id: 'fox',
    challenge_name: 'Fox',
    modulation: 'cw',
    runner_id: 'runner',
    device_id: '0',
    frequency: 145_500_000,
    occupied_bandwidth: 100,
    low_offset_hz: -50,
    high_offset_hz: 50,
    low_hz: 145_499_950,
    high_hz: 145_500_050,
    duration_seconds: 60,
    assigned_at: '2026-05-01T12:00:00Z',
    start_at: '2026-05-01T12:00:02Z',
    status: 'assigned',
    ...changes,
  }
}

export function madeRecording(changes: Partial<RecordingInfo> = {}): RecordingInfo {
  return {
    recording_id: 3,
    transmission_id: 7,
    challenge_id: 'fox',
    challenge_name: 'Fox',
    agent_id: 'ear',
    frequency: 145_500_000,
    low_hz: 145_499_950,
    high_hz: 145_500_050,
    expected_seconds: 60,
    expected_start: '2026-05-01T12:00:02Z',
    status: 'pending',
    ...changes,
  }
}
