/** A token and the key that it enrols; shown once. */
export interface TokenReply {
  token: string
  api_key: string
  expires_at: string
  /** Missing if the server knows no address of itself. */
  enrollment_string?: string
}

export interface EnrollmentTokenInfo {
  token_id: string
  runner_name: string
  created_at: string
  expires_at: string
  used: boolean
  used_at?: string
}

export interface ProvisioningKeyInfo {
  key_id: string
  description: string
  enabled: boolean
  created_at: string
  created_by: string
  /** Only in the answer that makes it. */
  api_key?: string
}

/** A driver or a modulation of an agent. */
export interface AgentPart {
  name: string
  version?: string
  /** Why it cannot be used now. */
  problem?: string
}

/** What an agent told of itself since the server started. */
export interface AgentReportInfo {
  agent_id: string
  version?: string
  drivers?: AgentPart[]
  modulations?: AgentPart[]
  /** How much its wall clock is ahead of the server's. */
  clock_offset_seconds?: number
  last_heartbeat?: string
}
