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
  /** WebSockets that are open. */
  consoles: number
  players: number
  agents: number
  /** Organisers who listen live, and listeners that send what they receive. */
  listening: number
  streams: number
}

export interface SystemInfo {
  version: string
  server_time: string
  process: SystemInfoServerProcess
  storage: SystemInfoStorage
  /** Missing if the server has no certificate of its own. */
  certificate_expires?: string
  modulations: SystemInfoModulation[]
  /** Bundles that bring drivers of radios. */
  drivers: SystemInfoBundle[]
  bundles: SystemInfoBundle[]
}

export interface SystemInfoServerProcess {
  started_at: string
  uptime_seconds: number
  java: string
  os: string
  processors: number
  cpu_load?: number
  load_average?: number
  memory_used_bytes: number
  memory_max_bytes: number
}

export interface SystemInfoStorage {
  database: string
  database_bytes?: number
  directory: string
  free_bytes: number
  total_bytes: number
}

export interface SystemInfoModulation {
  name: string
  title: string
  version?: string
  available: boolean
  /** Why not. */
  reason?: string
}

export interface SystemInfoBundle {
  name: string
  version: string
  state: string
}
