import type { ChallengeInfo, TransmissionInfo } from '@/api/types'
import { frequencyText } from './configText'
import { at, numberOf, objectOf } from './form/json'

export type State = 'onAir' | 'starting' | 'due' | 'waiting' | 'disabled'
export const STATES: readonly State[] = ['onAir', 'starting', 'due', 'waiting', 'disabled']

/** A challenge with what is known of its transmissions. */
export interface ChallengeRow {
  id: string
  name: string
  challenge: ChallengeInfo
  modulation: string
  frequency: string
  /** Where it begins, to be sorted by. */
  frequencyHz: number | undefined
  priority: number
  /** The one that was granted and is not over. */
  running: TransmissionInfo | undefined
  /** The last one that is over. */
  last: TransmissionInfo | undefined
  lastAt: string | undefined
}

export function rowsOf(
  challenges: readonly ChallengeInfo[],
  transmissions: readonly TransmissionInfo[],
): ChallengeRow[] {
  const running = new Map<string, TransmissionInfo>()
  const last = new Map<string, TransmissionInfo>()
  // Where one is told twice, the later one is how it is now.
  for (const one of new Map(transmissions.map((each) => [each.transmission_id, each])).values()) {
    const among = one.status === 'assigned' ? running : last
    const before = among.get(one.challenge_id)
    if (!before || before.transmission_id < one.transmission_id) among.set(one.challenge_id, one)
  }
  return challenges.map((challenge) => rowOf(challenge, running, last))
}

function rowOf(
  challenge: ChallengeInfo,
  running: ReadonlyMap<string, TransmissionInfo>,
  last: ReadonlyMap<string, TransmissionInfo>,
): ChallengeRow {
  const id = challenge.challenge_id
  return {
    id,
    name: challenge.name,
    challenge,
    modulation: challenge.modulation,
    frequency: frequencyText(challenge.config),
    frequencyHz: firstHz(challenge.config),
    priority: challenge.priority,
    running: running.get(id),
    last: last.get(id),
    lastAt: last.get(id)?.completed_at ?? challenge.last_tx_time,
  }
}

function firstHz(config: Readonly<Record<string, unknown>>): number | undefined {
  return (
    numberOf(at(config, 'frequency')) ??
    numberOf(at(objectOf(at(config, 'manual_frequency_range')), 'min_hz'))
  )
}

/** The state at a moment: a pause that is over makes a challenge due without a word of the server. */
export function stateOf(row: ChallengeRow, nowMs: number): State {
  const { challenge, running } = row
  if (running) return Date.parse(running.started_at ?? running.start_at) > nowMs ? 'starting' : 'onAir'
  switch (challenge.status) {
    case 'assigned':
      return 'onAir'
    case 'disabled':
      return 'disabled'
    case 'queued':
      return 'due'
    case 'waiting':
      return challenge.next_tx_time && Date.parse(challenge.next_tx_time) > nowMs ? 'waiting' : 'due'
  }
}

/** Seconds until the state changes by itself; undefined if nobody knows. */
export function secondsLeft(row: ChallengeRow, nowMs: number): number | undefined {
  const { running, challenge } = row
  switch (stateOf(row, nowMs)) {
    case 'starting':
      return running && (Date.parse(running.start_at) - nowMs) / 1000
    case 'onAir':
      return (
        running &&
        Math.max(
          0,
          (Date.parse(running.started_at ?? running.start_at) - nowMs) / 1000 + running.duration_seconds,
        )
      )
    case 'waiting':
      return challenge.next_tx_time ? (Date.parse(challenge.next_tx_time) - nowMs) / 1000 : undefined
    case 'due':
    case 'disabled':
      return undefined
  }
}

/** The states as they are sorted: what is on the air first, then what comes next. */
export function stateOrder(row: ChallengeRow, nowMs: number): number {
  const state = stateOf(row, nowMs)
  const within = Math.min(secondsLeft(row, nowMs) ?? 0, 999_999) / 1_000_000
  return STATES.indexOf(state) + within
}

export interface Wanted {
  text: string
  state: State | undefined
  modulation: string
}

/** Those that somebody wants to see. */
export function matching(
  rows: readonly ChallengeRow[],
  { text, state, modulation }: Wanted,
  nowMs: number,
): readonly ChallengeRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const about = `${row.name} ${row.id} ${row.modulation} ${row.frequency}`.toLowerCase()
    return (
      words.every((word) => about.includes(word)) &&
      (state === undefined || stateOf(row, nowMs) === state) &&
      (modulation === '' || row.modulation === modulation)
    )
  })
}
