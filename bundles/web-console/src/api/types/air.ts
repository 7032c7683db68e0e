export interface TransmissionInfo {
  transmission_id: number
  lease: number
  challenge_id: string
  challenge_name: string
  modulation: string
  runner_id: string
  device_id: string
  frequency: number
  occupied_bandwidth: number
  low_offset_hz: number
  high_offset_hz: number
  low_hz: number
  high_hz: number
  duration_seconds: number
  assigned_at: string
  start_at: string
  started_at?: string
  completed_at?: string
  status: 'assigned' | 'success' | 'failure' | 'expired'
  error_message?: string
  heard?: boolean
}

export interface MeasurementInfo {
  heard: boolean
  centre_offset_hz: number
  occupied_bandwidth_hz: number
  snr_db: number
  started_at?: string
  stopped_at?: string
}

/** Where the plot lies in a waterfall picture: x0, y0, x1, y1 in pixels. */
export interface PictureInfo {
  plot: number[]
  centre_hz: number
  span_hz: number
  seconds: number
}

export interface RecordingInfo {
  recording_id: number
  transmission_id: number
  challenge_id: string
  challenge_name: string
  agent_id: string
  frequency: number
  /** Where, and for how long, the signal should be. */
  low_hz: number
  high_hz: number
  expected_seconds: number
  expected_start: string
  started_at?: string
  completed_at?: string
  status: 'pending' | 'recording' | 'completed' | 'failed' | 'cancelled'
  sample_rate?: number
  duration_seconds?: number
  measurement?: MeasurementInfo
  image_url?: string
  image_width?: number
  image_height?: number
  picture?: PictureInfo
  sigmf_url?: string
  error_message?: string
}

export interface RecordingPage {
  recordings: RecordingInfo[]
  limit: number
  offset: number
}

export interface LogInfo {
  timestamp: string
  source: string
  agent_id?: string
  level: string
  message: string
}
