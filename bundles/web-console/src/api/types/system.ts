/** How the server did at a moment. */
export interface ServerSample {
  at: string
  /** 0 to 1, of all processors; missing where the system does not tell. */
  cpu?: number
  heap_used_bytes: number
  /** Answered since the sample before. */
  requests: number
  /** Ended since the sample before. */
  transmissions: number
}

export interface SystemBundle {
  name: string
  version: string
  state: string
}

export interface SystemInfo {
  version: string
  started_at: string
  java: string
  os: string
  processors: number
  heap_max_bytes: number
  threads: number
  database: DatabaseInfo
  disk: DiskInfo
  certificate?: CertificateInfo
  connections: ConnectionInfo
  bundles: SystemBundle[]
  samples: ServerSample[]
}

export interface DatabaseInfo {
  product: string
  version: string
  bytes?: number
}

export interface DiskInfo {
  path: string
  free_bytes: number
  total_bytes: number
}

export interface CertificateInfo {
  subject: string
  not_before: string
  not_after: string
  self_signed: boolean
}

/** WebSockets that are open. */
export interface ConnectionInfo {
  agents: number
  consoles: number
  players: number
}

/** The part of a modulation's description that tells whether it works here. */
export interface ModulationSummary {
  name: string
  title: string
  summary: string
  available: boolean
  unavailable_reason?: string
}
