import type {
  AgentInfo,
  AgentReportInfo,
  ChallengeInfo,
  Conference,
  ControlStatus,
  FrequencyRangeInfo,
  RecordingInfo,
  ServerSample,
  TransmissionInfo,
} from '@/api/types'

interface Stamped {
  timestamp: string
}

/** What the server tells over `/ws/events`. */
export type LiveMessage = Stamped &
  (
    | {
        type: 'initial_state'
        control: ControlStatus
        challenges: ChallengeInfo[]
        agents: AgentInfo[]
        transmissions: TransmissionInfo[]
        recordings: RecordingInfo[]
      }
    | { type: 'challenge_state'; challenge: ChallengeInfo }
    | { type: 'challenge_deleted'; challenge_id: string }
    | { type: 'event_imported'; challenges: number }
    | { type: 'agent_status'; agent: AgentInfo }
    | { type: 'agent_deleted'; agent_id: string }
    /** What is missing in it has not changed. */
    | { type: 'agent_report'; report: AgentReportInfo }
    | { type: 'transmission_assigned'; transmission: TransmissionInfo }
    | { type: 'transmission_started'; transmission: TransmissionInfo }
    | { type: 'transmission_progress'; agent_id: string; lease: number; fraction: number }
    | { type: 'transmission_ended'; transmission: TransmissionInfo }
    | { type: 'stop_requested'; lease: number; challenge_id: string }
    | { type: 'recording_assigned'; recording: RecordingInfo }
    | { type: 'recording_cancelled'; recording: RecordingInfo }
    | { type: 'recording_changed'; recording: RecordingInfo }
    | { type: 'not_heard'; transmission: TransmissionInfo; recording: RecordingInfo }
    | { type: 'stale_report'; agent_id: string; challenge_id?: string; lease?: number; what: string }
    | { type: 'system'; paused: boolean; auto_pause: boolean; resting: boolean }
    | { type: 'event_state'; event: Conference }
    | { type: 'frequency_ranges'; frequency_ranges: FrequencyRangeInfo[] }
    | { type: 'server_sample'; sample: ServerSample }
    /** Lists that need a permission to be read: who has it asks for them again. */
    | { type: 'lists_changed'; lists: string[] }
    | { type: 'modulations'; names: string[] }
    /** Nobody's line is the server's. */
    | { type: 'log'; agent_id?: string; level: string; message: string }
  )

/** The lists that the server only says have changed. */
export type ListName = 'audit' | 'users' | 'sessions' | 'enrollment_tokens' | 'provisioning_keys'

export type LiveType = LiveMessage['type']
