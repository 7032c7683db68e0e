import type { Conference } from '@/api/types'
import { fromLocal, isZone, toLocal } from '@/format'
import { t } from '@/i18n'

/** The event's settings as they are typed; times are what the clocks of its zone show. */
export interface SettingsForm {
  name: string
  zone: string
  start: string
  stop: string
  dayStart: string
  endOfDay: string
}

export type Problems = Partial<Record<keyof SettingsForm, string>>

export function toForm(event: Conference | undefined, ownZone: string): SettingsForm {
  const zone = event?.timezone && isZone(event.timezone) ? event.timezone : ownZone
  return {
    name: event?.name ?? '',
    zone,
    start: toLocal(event?.start, zone),
    stop: toLocal(event?.stop, zone),
    dayStart: event?.day_start ?? '',
    endOfDay: event?.end_of_day ?? '',
  }
}

export function problemsOf(form: SettingsForm): Problems {
  const problems: Problems = {}
  if (!form.name.trim()) problems.name = t('event.errorName')
  if (!isZone(form.zone)) return { ...problems, zone: t('event.errorZone') }
  for (const field of ['start', 'stop'] as const) {
    if (form[field] && !fromLocal(form[field], form.zone))
      problems[field] = t('event.errorGap', { zone: form.zone })
  }
  if (form.start && form.stop && !problems.start && !problems.stop && !isBefore(form))
    problems.stop = t('event.errorStop')
  if (!form.dayStart !== !form.endOfDay) problems.endOfDay = t('event.errorDay')
  else if (form.dayStart && form.dayStart === form.endOfDay) problems.endOfDay = t('event.errorDaySame')
  return problems
}

function isBefore(form: SettingsForm): boolean {
  return (fromLocal(form.start, form.zone) ?? '') < (fromLocal(form.stop, form.zone) ?? '')
}

/** What the server is to hold then; what is empty is none. */
export function toSettings(form: SettingsForm): Omit<Conference, 'server_time'> {
  return {
    name: form.name.trim(),
    timezone: form.zone,
    start: form.start ? fromLocal(form.start, form.zone) : undefined,
    stop: form.stop ? fromLocal(form.stop, form.zone) : undefined,
    day_start: form.dayStart || undefined,
    end_of_day: form.endOfDay || undefined,
  }
}

export function isSame(one: SettingsForm, other: SettingsForm): boolean {
  return (Object.keys(one) as (keyof SettingsForm)[]).every((key) => one[key] === other[key])
}
