import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import { isMode } from '@/listen/demod/modes'
import type { Mode } from '@/listen/demod/modes'

/** What a link to this page asks for: /listen?agent=…&f=145500000&mode=nbfm. */
export interface ListenQuery {
  agent?: string
  frequencyHz?: number
  mode?: Mode
}

const HIGHEST_HZ = 1e11

export function readQuery(query: LocationQuery): ListenQuery {
  const { agent, f, mode } = query
  const frequencyHz = typeof f === 'string' && /^\d{1,12}(\.\d{1,3})?$/.test(f) ? Number(f) : 0
  return {
    agent: typeof agent === 'string' && agent !== '' ? agent : undefined,
    frequencyHz: frequencyHz > 0 && frequencyHz <= HIGHEST_HZ ? frequencyHz : undefined,
    mode: isMode(mode) ? mode : undefined,
  }
}

export function writeQuery(wanted: ListenQuery): LocationQueryRaw {
  return {
    ...(wanted.agent ? { agent: wanted.agent } : {}),
    ...(wanted.frequencyHz ? { f: String(Math.round(wanted.frequencyHz)) } : {}),
    ...(wanted.mode ? { mode: wanted.mode } : {}),
  }
}
