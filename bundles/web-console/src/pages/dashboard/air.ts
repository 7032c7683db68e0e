import type { AgentInfo, ChallengeInfo, RecordingInfo, TransmissionInfo } from '@/api/types'

/** How far a transmission is, 0 to 1: as its runner says, else by the time. */
export function fractionOf(one: TransmissionInfo, reported: number | undefined, now: number): number {
  if (reported !== undefined) return Math.max(0, Math.min(1, reported))
  if (!one.started_at || one.duration_seconds <= 0) return 0
  return Math.max(0, Math.min(1, (now - Date.parse(one.started_at)) / (one.duration_seconds * 1000)))
}

/** Seconds until it ends; before it has started the whole duration. */
export function secondsLeft(one: TransmissionInfo, now: number): number {
  const start = Date.parse(one.started_at ?? one.start_at)
  return Math.min(one.duration_seconds, (start - now) / 1000 + one.duration_seconds)
}

export interface Next {
  readonly challenge: ChallengeInfo
  /** ms; undefined if it only waits for a runner that is free. */
  readonly at: number | undefined
}

/** What may be sent next: who is ready in the order of priority, then by time. */
export function nextOf(challenges: readonly ChallengeInfo[], now: number): Next[] {
  return challenges
    .filter((one) => one.enabled && (one.status === 'queued' || one.status === 'waiting'))
    .map((challenge) => {
      const at = challenge.next_tx_time ? Date.parse(challenge.next_tx_time) : now
      return { challenge, at: challenge.status === 'queued' || at <= now ? undefined : at }
    })
    .sort(
      (a, b) =>
        (a.at ?? 0) - (b.at ?? 0) ||
        b.challenge.priority - a.challenge.priority ||
        a.challenge.name.localeCompare(b.challenge.name),
    )
}

export interface Work {
  readonly kind: 'sends' | 'records'
  readonly name: string
}

/** What an agent does now. */
export function workOf(
  agent: AgentInfo,
  onTheAir: readonly TransmissionInfo[],
  recordings: readonly RecordingInfo[],
): Work[] {
  if (agent.agent_type === 'runner')
    return onTheAir
      .filter((one) => one.runner_id === agent.agent_id)
      .map((one) => ({ kind: 'sends', name: one.challenge_name }))
  return recordings
    .filter((one) => one.agent_id === agent.agent_id && one.status === 'recording')
    .map((one) => ({ kind: 'records', name: one.challenge_name }))
}

export type Health = 'online' | 'offline' | 'disabled'

export function healthOf(agent: AgentInfo): Health {
  if (!agent.enabled) return 'disabled'
  return agent.status
}

const RANK: Readonly<Record<Health, number>> = { offline: 0, online: 1, disabled: 2 }

/** Those that need a look first, then runners before listeners. */
export function byHealth(agents: readonly AgentInfo[]): AgentInfo[] {
  return [...agents].sort(
    (a, b) =>
      RANK[healthOf(a)] - RANK[healthOf(b)] ||
      b.agent_type.localeCompare(a.agent_type) ||
      a.agent_id.localeCompare(b.agent_id),
  )
}
