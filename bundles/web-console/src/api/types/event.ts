export interface ControlStatus {
  paused: boolean
  challenges: Record<string, number>
  agents_online: Record<string, number>
  on_the_air: number
  transmissions: number
  server_time: string
  auto_pause: boolean
  resting: boolean
}

/** `GET /api/conference`; all but the time is missing while there is no event. */
export interface Conference {
  name?: string
  start?: string
  stop?: string
  timezone?: string
  day_start?: string
  end_of_day?: string
  server_time: string
}

export interface ChallengeInfo {
  challenge_id: string
  name: string
  status: 'queued' | 'assigned' | 'waiting' | 'disabled'
  enabled: boolean
  priority: number
  modulation: string
  config: Record<string, unknown>
  duration_seconds: number
  occupied_bandwidth: number
  transmission_count: number
  last_tx_time?: string
  next_tx_time?: string
}

export interface AgentInfoDevice {
  device_id: string
  model: string
  name: string
  frequency_limits: string[]
  sample_rate?: number
}

export interface AgentInfo {
  agent_id: string
  agent_type: 'runner' | 'listener'
  hostname?: string
  ip_address?: string
  site?: string
  status: 'online' | 'offline'
  enabled: boolean
  websocket_connected: boolean
  last_heartbeat?: string
  devices: AgentInfoDevice[]
  modulations?: string[]
}

export interface FrequencyRangeInfo {
  name: string
  display_name: string
  description: string
  min_hz: number
  max_hz: number
}
