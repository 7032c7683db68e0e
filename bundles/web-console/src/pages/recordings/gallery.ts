import type { LocationQuery } from 'vue-router'
import type { RecordingInfo } from '@/api/types'
import { day, hourMinute } from '@/format'
import { resultOf, type Result } from './result'

export type Grouping = 'time' | 'challenge'

export interface Filters {
  readonly challenge: string
  readonly agent: string
  readonly result: Result | 'all'
  readonly group: Grouping
  /** Chosen for comparison, two at most. */
  readonly picked: readonly number[]
}

const RESULTS: readonly string[] = ['heard', 'notHeard', 'open', 'failed']

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
    result: RESULTS.includes(result) ? (result as Result) : 'all',
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
    group: filters.group === 'time' ? '' : filters.group,
    pick: filters.picked.join(','),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

export function wants(filters: Filters, one: RecordingInfo): boolean {
  return (
    (!filters.challenge || one.challenge_id === filters.challenge) &&
    (!filters.agent || one.agent_id === filters.agent) &&
    (filters.result === 'all' || resultOf(one) === filters.result)
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
