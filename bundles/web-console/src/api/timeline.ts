import { request } from './http'
import type { Timeline } from './types'

/** What was, is and will be on the air between two times, in ms. */
export function timeline(since: number, until: number, signal?: AbortSignal): Promise<Timeline> {
  const query = { since: new Date(since).toISOString(), until: new Date(until).toISOString() }
  return request<Timeline>('/timeline', { query, signal })
}
