import { request } from './http'
import type { ModulationSummary, SystemInfo } from './types'

export const system = {
  info: (signal?: AbortSignal) => request<SystemInfo>('/system', { signal }),
  modulations: async (signal?: AbortSignal) =>
    (await request<{ modulations: ModulationSummary[] }>('/modulations', { signal })).modulations,
}
