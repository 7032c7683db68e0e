import { raw, request } from './http'
import type { RecordingInfo, RecordingPage, TransmissionInfo } from './types'

/** Which recordings are wanted, the newest first; times as ISO 8601. */
export interface RecordingQuery {
  challenge_id?: string
  agent?: string
  since?: string
  until?: string
  heard?: boolean
  limit: number
  offset: number
}

export const recordings = {
  list: (query: RecordingQuery, signal?: AbortSignal) =>
    request<RecordingPage>('/recordings', { query: { ...query }, signal }),
  one: (id: number, signal?: AbortSignal) => request<RecordingInfo>(`/recordings/${id}`, { signal }),
  image: async (id: number, signal?: AbortSignal) =>
    (await raw(`/recordings/${id}/image`, { signal })).blob(),
}

export const transmissions = {
  one: (id: number, signal?: AbortSignal) => request<TransmissionInfo>(`/transmissions/${id}`, { signal }),
}
