import type { AgentInfo } from '@/api/types'

export type Joining = 'waiting' | 'joined' | 'connected' | 'expired'

/**
 * How far an agent has got with its line.
 *
 * @param since when the line was made, by the server's clock: what was heard before does not count
 */
export function joining(
  agent: AgentInfo | undefined,
  since: number,
  expiresAt: number,
  now: number,
): Joining {
  const heard = agent?.last_heartbeat ? Date.parse(agent.last_heartbeat) : Number.NEGATIVE_INFINITY
  if (agent?.status === 'online' && heard >= since) return agent.websocket_connected ? 'connected' : 'joined'
  return now >= expiresAt ? 'expired' : 'waiting'
}
