import { request } from './http'
import type { Conference, ControlStatus } from './types'

export const event = {
  conference: (signal?: AbortSignal) => request<Conference>('/conference', { signal }),
}

export const control = {
  status: (signal?: AbortSignal) => request<ControlStatus>('/control/status', { signal }),
  pause: () => request<unknown>('/control/pause', { method: 'POST' }),
  resume: () => request<unknown>('/control/resume', { method: 'POST' }),
}
