import type { ChallengeInfo, FrequencyRangeInfo } from '@/api/types'
import { parseFrequency } from '@/format'
import { t } from '@/i18n'

export interface RangeForm {
  name: string
  displayName: string
  description: string
  from: string
  to: string
}

export type RangeProblems = Partial<Record<keyof RangeForm, string>>

export function toRangeForm(range: FrequencyRangeInfo | undefined): RangeForm {
  return {
    name: range?.name ?? '',
    displayName: range?.display_name ?? '',
    description: range?.description ?? '',
    from: range ? String(range.min_hz / 1e6) : '',
    to: range ? String(range.max_hz / 1e6) : '',
  }
}

export function rangeProblems(form: RangeForm, taken: readonly string[]): RangeProblems {
  const problems: RangeProblems = {}
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(form.name)) problems.name = t('event.errorRangeName')
  else if (taken.includes(form.name)) problems.name = t('event.errorRangeTaken')
  const from = parseFrequency(form.from)
  const to = parseFrequency(form.to)
  if (!from) problems.from = t('event.errorFrequency')
  if (!to) problems.to = t('event.errorFrequency')
  if (from && to && to <= from) problems.to = t('event.errorOrder')
  return problems
}

export function toRange(form: RangeForm): FrequencyRangeInfo {
  return {
    name: form.name,
    display_name: form.displayName || form.name,
    description: form.description,
    min_hz: parseFrequency(form.from) ?? 0,
    max_hz: parseFrequency(form.to) ?? 0,
  }
}

/** The names of the challenges that draw their frequency from a range. */
export function usersOf(range: string, challenges: readonly ChallengeInfo[]): string[] {
  return challenges
    .filter((one) => {
      const named = one.config.frequency_ranges
      return Array.isArray(named) && named.includes(range)
    })
    .map((one) => one.name)
    .sort((a, b) => a.localeCompare(b))
}
