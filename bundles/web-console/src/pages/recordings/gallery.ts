import type { LocationQuery } from 'vue-router'
import type { RecordingInfo } from '@/api/types'
import { day, hourMinute } from '@/format'
import type { RecordingQuery } from '@/api/recordings'
import { resultOf, type Result } from './result'

const HOUR_MS = 3_600_000

export type Grouping = 'time' | 'challenge'

export interface Filters {
  readonly challenge: string
  readonly agent: string
  readonly result: Result | 'all'
  /** Not older than so many hours; 0 for all. */
  readonly hours: number
  readonly group: Grouping
  /** Chosen for comparison, two at most. */
  readonly picked: readonly number[]
}

export const RESULTS = ['heard', 'notHeard', 'open', 'failed'] as const
export const HOURS = [1, 6, 24] as const

/** The filters that an address tells; what makes no sense in it does not count. */
export function filtersOf(query: LocationQuery): Filters {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  const result = text('result')
  return {
    challenge: text('challenge'),
    agent: text('agent'),
    result: RESULTS.find((one) => one === result) ?? 'all',
    hours: HOURS.find((one) => String(one) === text('hours')) ?? 0,
    group: text('group') === 'challenge' ? 'challenge' : 'time',
    picked: text('pick')
      .split(',')
      .filter((one) => /^\d{1,15}$/.test(one))
      .map(Number)
      .slice(0, 2),
  }
}

/** The address of filters; what is as usual is not in it. */
export function queryOf(filters: Filters): Record<string, string> {
  const all = {
    challenge: filters.challenge,
    agent: filters.agent,
    result: filters.result === 'all' ? '' : filters.result,
    hours: filters.hours === 0 ? '' : String(filters.hours),
    group: filters.group === 'time' ? '' : filters.group,
    pick: filters.picked.join(','),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

/** What the server shall look for; the rest is looked through here. */
export function asked(filters: Filters, now: number): Omit<RecordingQuery, 'limit' | 'offset'> {
  const { result } = filters
  return {
    challenge_id: filters.challenge,
    agent: filters.agent,
    since: filters.hours ? new Date(now - filters.hours * HOUR_MS).toISOString() : undefined,
    heard: result === 'heard' ? true : result === 'notHeard' ? false : undefined,
  }
}

export function wants(filters: Filters, one: RecordingInfo, now: number): boolean {
  return (
    (!filters.challenge || one.challenge_id === filters.challenge) &&
    (!filters.agent || one.agent_id === filters.agent) &&
    (filters.result === 'all' || resultOf(one) === filters.result) &&
    (!filters.hours || Date.parse(one.expected_start) >= now - filters.hours * HOUR_MS)
  )
}

/** Chosen or not any more; a third takes the place of the first. */
export function pick(picked: readonly number[], id: number): number[] {
  return picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id].slice(-2)
}

export interface Group {
  readonly key: string
  readonly title: string
  readonly recordings: readonly RecordingInfo[]
}

/** Groups in the order of their newest recording; the newest come first in each. */
export function grouped(
  recordings: readonly RecordingInfo[],
  by: Grouping,
  zone: string | undefined,
): Group[] {
  const groups = new Map<string, RecordingInfo[]>()
  for (const one of [...recordings].sort((a, b) => b.recording_id - a.recording_id)) {
    const key = by === 'challenge' ? one.challenge_id : hourOf(one, zone)
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups].map(([key, found]) => ({
    key,
    title: by === 'challenge' ? (found[0] as RecordingInfo).challenge_name : key,
    recordings: found,
  }))
}

function hourOf(one: RecordingInfo, zone: string | undefined): string {
  const at = new Date(one.started_at ?? one.expected_start)
  return `${day(at, zone)} ${hourMinute(at, zone).slice(0, 2)}:00`
}
