/** What is told of a recording beside its transmission. */
export interface TimelineRecording {
  recording_id: number
  agent_id: string
  status: 'pending' | 'recording' | 'completed' | 'failed' | 'cancelled'
  heard?: boolean
  image_url?: string
}

export interface TimelineTransmission {
  transmission_id: number
  lease: number
  challenge_id: string
  challenge_name: string
  modulation: string
  runner_id: string
  device_id: string
  frequency: number
  low_hz: number
  high_hz: number
  start: string
  end: string
  live: boolean
  status: 'assigned' | 'success' | 'failure' | 'expired'
  heard?: boolean
  recording?: TimelineRecording
}

/** Where a scheduled signal will be: exactly there, or somewhere within. */
export interface TimelineBand {
  low_hz: number
  high_hz: number
  range?: string
  exact: boolean
}

export interface TimelineScheduled {
  challenge_id: string
  challenge_name: string
  modulation: string
  priority: number
  earliest: string
  latest: string
  duration_seconds: number
  occupied_bandwidth: number
  bands: TimelineBand[]
}

export interface Timeline {
  now: string
  since: string
  until: string
  complete: boolean
  held: boolean
  transmissions: TimelineTransmission[]
  scheduled: TimelineScheduled[]
}
