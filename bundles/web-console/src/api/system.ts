import { request } from './http'
import type { ServerSample, SystemInfo } from './types'

export const system = {
  info: (signal?: AbortSignal) => request<SystemInfo>('/system', { signal }),
  /** The last hour, oldest first. */
  samples: async (signal?: AbortSignal) =>
    (await request<{ samples: ServerSample[] }>('/system/samples', { signal })).samples,
}
