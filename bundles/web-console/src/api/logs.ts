import { request } from './http'
import type { LogPage } from './types'

export interface LogSearch {
  /** That one and graver. */
  level?: string
  agent?: string
  text?: string
  limit?: number
  offset?: number
}

export const logs = {
  /** The newest first. */
  search: (search: LogSearch, signal?: AbortSignal) =>
    request<LogPage>('/logs', { query: { ...search }, signal }),
}
