import { bandwidth, duration, frequency } from '@/format'
import { t, tKey } from '@/i18n'
import { VIEW_KEYS } from './form/draft'
import { at, numberOf, objectOf, typed } from './form/json'

/** How a field of a challenge, as it stands in an event's YAML, is shown to people. */
export function fieldText(name: string, value: unknown): string {
  if (value === undefined || value === null || value === '') return t('common.none')
  if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no')
  const number = numberOf(value)
  if (number !== undefined) return numberText(name, number)
  if (Array.isArray(value)) return value.map((one) => fieldText(name, one)).join(', ')
  if (name === 'manual_frequency_range') return rangeText(value)
  if (name === 'public_view') return viewText(value)
  const text = typed(value)
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return `${text.slice(0, 23)}…`
  return text || JSON.stringify(value)
}

function numberText(name: string, value: number): string {
  if (name === 'frequency' || name.endsWith('min_hz') || name.endsWith('max_hz')) return frequency(value)
  if (name === 'min_delay' || name === 'max_delay') return duration(value)
  return name === 'occupied_bandwidth' ? bandwidth(value) : String(value)
}

function rangeText(value: unknown): string {
  const range = objectOf(value)
  return `${fieldText('min_hz', at(range, 'min_hz'))} – ${fieldText('max_hz', at(range, 'max_hz'))}`
}

function viewText(value: unknown): string {
  const view = objectOf(value)
  const shown = VIEW_KEYS.filter((key) => at(view, key) === true).map((key) => tKey(`challengeForm.${key}`))
  return shown.length > 0 ? shown.join(', ') : t('challenges.viewNothing')
}

/** Where a challenge may be sent, in a few words. */
export function frequencyText(config: Readonly<Record<string, unknown>>): string {
  for (const name of ['frequency', 'manual_frequency_range', 'frequency_ranges']) {
    const value = at(config, name)
    if (value !== undefined) return fieldText(name, value)
  }
  return t('common.none')
}

/** A field's name for people: the words of its name. */
export function fieldName(name: string): string {
  const words = name.split('.').at(-1)?.replaceAll('_', ' ') ?? name
  return words.charAt(0).toUpperCase() + words.slice(1)
}
