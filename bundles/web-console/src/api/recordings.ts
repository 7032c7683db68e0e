import { raw, request } from './http'
import type { RecordingInfo, RecordingPage, TransmissionInfo } from './types'

export const recordings = {
  list: (query: { challenge_id?: string; limit: number; offset: number }, signal?: AbortSignal) =>
    request<RecordingPage>('/recordings', { query, signal }),
  one: (id: number, signal?: AbortSignal) => request<RecordingInfo>(`/recordings/${id}`, { signal }),
  image: async (id: number, signal?: AbortSignal) =>
    (await raw(`/recordings/${id}/image`, { signal })).blob(),
}

export const transmissions = {
  one: (id: number, signal?: AbortSignal) => request<TransmissionInfo>(`/transmissions/${id}`, { signal }),
}
