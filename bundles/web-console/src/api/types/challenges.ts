import type { TransmissionInfo } from './air'
import type { ChallengeInfo } from './event'

/** As it stands in an event's YAML; what is in it depends on the modulation. */
export type ChallengeConfig = Readonly<Record<string, unknown>>

export type FlagKind = 'text' | 'audio' | 'image' | 'bytes' | 'text_or_image'

/** One of `GET /api/modulations`; the schema is read by pages/challenges/form/schema.ts. */
export interface ModulationInfo {
  name: string
  title: string
  summary: string
  flag_kind: FlagKind
  aliases: string[]
  available: boolean
  unavailable_reason?: string
  schema: unknown
}

export interface FileInfo {
  sha256: string
  filename: string
  size: number
  type: string
  created_at: string
  used?: boolean
}

export interface FilePageUsage {
  files: number
  bytes: number
  quota_bytes: number
}

export interface FilePage {
  files: FileInfo[]
  limit: number
  offset: number
  usage: FilePageUsage
}

export interface FilesReply {
  files: FileInfo[]
}

export interface TransmissionPage {
  transmissions: TransmissionInfo[]
  limit: number
  offset: number
}

export interface PreviewRequest {
  modulation: string
  flag: string
  parameters: Record<string, unknown>
  frequency?: number
}

/** Figures of a signal; Hz relative to the carrier. */
export interface PreviewFigures {
  duration_s: number
  shown_s: number
  complete: boolean
  sample_rate: number
  sample_count: number
  band_low_hz: number
  band_high_hz: number
  occupied_bandwidth_hz: number
  measured_low_hz?: number
  measured_high_hz?: number
  measured_bandwidth_hz?: number
  peak_dbfs?: number
  papr_db?: number
  keyed_share: number
}

export interface PreviewReply extends PreviewFigures {
  png_base64: string
}

export interface BulkReplyResult {
  id: string
  done: boolean
  code?: string
  error?: string
  challenge?: ChallengeInfo
}

export interface BulkReply {
  results: BulkReplyResult[]
}
