import { request } from './http'
import { upload, type UploadOptions } from './upload'
import type {
  FilePage,
  FilesReply,
  FrequencyRangeInfo,
  ModulationInfo,
  PreviewReply,
  PreviewRequest,
} from './types'

/** What a challenge can send, and where. */
export const signals = {
  modulations: async (signal?: AbortSignal) =>
    (await request<{ modulations: ModulationInfo[] }>('/modulations', { signal })).modulations,
  ranges: async (signal?: AbortSignal) =>
    (await request<{ frequency_ranges: FrequencyRangeInfo[] }>('/frequency-ranges', { signal }))
      .frequency_ranges,
  preview: (asked: PreviewRequest, signal?: AbortSignal) =>
    request<PreviewReply>('/preview', { method: 'POST', json: asked, signal }),
}

export const files = {
  list: (limit: number, offset: number, signal?: AbortSignal) =>
    request<FilePage>('/files', { query: { limit, offset }, signal }),
  store: (chosen: readonly File[], options: UploadOptions = {}) => {
    const form = new FormData()
    for (const file of chosen) form.append('file', file, file.name)
    return upload<FilesReply>('/files/upload', form, options)
  },
}
