import { raw, request } from './http'
import type { Conference, ControlStatus, FrequencyRangeInfo } from './types'

export const event = {
  conference: (signal?: AbortSignal) => request<Conference>('/conference', { signal }),
  /** Replaces the settings as a whole; makes the event if there is none. */
  save: (settings: Omit<Conference, 'server_time'>) =>
    request<Conference>('/conference', { method: 'PUT', json: settings }),
  setAutoPause: (enabled: boolean) =>
    request<ControlStatus>('/conference/auto-pause', { method: 'PUT', json: { enabled } }),
  export: (files: boolean) => raw('/event/export', { query: { files: files || undefined } }),
}

const range = (name: string) => `/frequency-ranges/${encodeURIComponent(name)}`

export const ranges = {
  list: async (signal?: AbortSignal) =>
    (await request<{ frequency_ranges: FrequencyRangeInfo[] }>('/frequency-ranges', { signal }))
      .frequency_ranges,
  create: (one: FrequencyRangeInfo) =>
    request<FrequencyRangeInfo>('/frequency-ranges', { method: 'POST', json: one }),
  update: (name: string, one: FrequencyRangeInfo) =>
    request<FrequencyRangeInfo>(range(name), { method: 'PUT', json: one }),
  remove: (name: string) => request<unknown>(range(name), { method: 'DELETE' }),
}

export const control = {
  status: (signal?: AbortSignal) => request<ControlStatus>('/control/status', { signal }),
  pause: () => request<unknown>('/control/pause', { method: 'POST' }),
  resume: () => request<unknown>('/control/resume', { method: 'POST' }),
}
