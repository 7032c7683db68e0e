import type { ChallengeConfig } from '@/api/types'
import { parseFrequency } from '@/format'
import { at, numberOf, objectOf, textOf, typed } from './json'
import { openParameters, type ModulationForm, type ParameterField } from './schema'

export type FrequencyMode = 'fixed' | 'ranges' | 'custom'

export interface StoredFlag {
  sha256: string
  name: string
}

export const VIEW_KEYS = [
  'show_active_status',
  'show_modulation',
  'show_frequency',
  'show_last_tx_time',
] as const
export type ViewKey = (typeof VIEW_KEYS)[number]

/** A challenge while somebody writes it: texts as they were typed. */
export interface Draft {
  name: string
  modulation: string
  frequencyMode: FrequencyMode
  frequency: string
  ranges: string[]
  minFrequency: string
  maxFrequency: string
  flagSource: 'text' | 'file'
  flagText: string
  flagFile: StoredFlag | undefined
  minDelay: string
  maxDelay: string
  delayMode: 'mean' | 'uniform'
  priority: string
  enabled: boolean
  view: Record<ViewKey, boolean>
  /** By name; an empty text means that the default holds. */
  parameters: Record<string, string>
}

const REFERENCE = /^sha256:([0-9a-f]{64})$/

export function emptyDraft(): Draft {
  return {
    name: '',
    modulation: '',
    frequencyMode: 'ranges',
    frequency: '',
    ranges: [],
    minFrequency: '',
    maxFrequency: '',
    flagSource: 'text',
    flagText: '',
    flagFile: undefined,
    minDelay: '60',
    maxDelay: '90',
    delayMode: 'mean',
    priority: '0',
    enabled: true,
    view: {
      show_active_status: true,
      show_modulation: false,
      show_frequency: false,
      show_last_tx_time: false,
    },
    parameters: {},
  }
}

/** What a challenge says; of what is not there the draft of a new one is kept. */
export function draftOf(config: ChallengeConfig): Draft {
  const draft = emptyDraft()
  const manual = objectOf(at(config, 'manual_frequency_range'))
  const ranges = at(config, 'frequency_ranges')
  const view = objectOf(at(config, 'public_view'))
  const flag = textOf(at(config, 'flag'))
  const sha256 = REFERENCE.exec(flag)?.[1]
  const fixed = numberOf(at(config, 'frequency'))
  return {
    ...draft,
    name: textOf(at(config, 'name')),
    modulation: textOf(at(config, 'modulation')),
    frequencyMode: fixed !== undefined ? 'fixed' : at(config, 'manual_frequency_range') ? 'custom' : 'ranges',
    frequency: megahertz(fixed),
    ranges: Array.isArray(ranges) ? ranges.filter((name) => typeof name === 'string') : [],
    minFrequency: megahertz(numberOf(at(manual, 'min_hz'))),
    maxFrequency: megahertz(numberOf(at(manual, 'max_hz'))),
    flagSource: sha256 ? 'file' : 'text',
    flagText: sha256 ? '' : flag,
    flagFile: sha256 ? { sha256, name: textOf(at(config, 'flag_name')) } : undefined,
    minDelay: typed(at(config, 'min_delay')) || draft.minDelay,
    maxDelay: typed(at(config, 'max_delay')) || draft.maxDelay,
    delayMode: at(config, 'delay_mode') === 'uniform' ? 'uniform' : 'mean',
    priority: typed(at(config, 'priority')) || draft.priority,
    enabled: at(config, 'enabled') !== false,
    view: Object.fromEntries(
      VIEW_KEYS.map((key) => [key, at(view, key) === undefined ? draft.view[key] : at(view, key) === true]),
    ) as Draft['view'],
    parameters: Object.fromEntries(Object.entries(config).map(([name, value]) => [name, typed(value)])),
  }
}

/** As the challenge stands in an event's YAML; what cannot be read stays the text that it is. */
export function configOf(draft: Draft, form: ModulationForm | undefined): ChallengeConfig {
  return {
    name: draft.name.trim(),
    modulation: draft.modulation,
    ...frequencyOf(draft),
    ...flagOf(draft, form),
    min_delay: numeric(draft.minDelay),
    max_delay: numeric(draft.maxDelay),
    delay_mode: draft.delayMode,
    priority: numeric(draft.priority),
    enabled: draft.enabled,
    public_view: { ...draft.view },
    ...parametersOf(draft, form),
  }
}

function frequencyOf(draft: Draft): ChallengeConfig {
  switch (draft.frequencyMode) {
    case 'fixed':
      return { frequency: hz(draft.frequency) }
    case 'ranges':
      return { frequency_ranges: [...draft.ranges] }
    case 'custom':
      return {
        manual_frequency_range: { min_hz: hz(draft.minFrequency), max_hz: hz(draft.maxFrequency) },
      }
  }
}

/** Whether a text or a file is sent; mostly the modulation leaves no choice. */
export function flagSourceOf(draft: Draft, form: ModulationForm | undefined): Draft['flagSource'] {
  if (!form || form.flagKind === 'text_or_image') return draft.flagSource
  return form.flagKind === 'text' ? 'text' : 'file'
}

/** The flag as the server takes it, and how its file is called. */
export function flagOf(draft: Draft, form: ModulationForm | undefined): ChallengeConfig {
  if (flagSourceOf(draft, form) === 'text') return { flag: draft.flagText }
  return draft.flagFile
    ? { flag: `sha256:${draft.flagFile.sha256}`, flag_name: draft.flagFile.name }
    : { flag: '' }
}

/** The parameters that were set, in the types of their schema. */
export function parametersOf(draft: Draft, form: ModulationForm | undefined): Record<string, unknown> {
  if (!form) return {}
  return Object.fromEntries(
    openParameters(form, draft.modulation).flatMap((field) => {
      const text = valueOf(draft, field.name)
      return text === '' ? [] : [[field.name, valueIn(field, text)]]
    }),
  )
}

export function valueOf(draft: Draft, parameter: string): string {
  // Read as it is: Vue does not notice what Object.hasOwn asks for. What is inherited is no text.
  return textOf(draft.parameters[parameter])
}

function valueIn(field: ParameterField, text: string): unknown {
  switch (field.kind) {
    case 'integer':
    case 'number':
      return numeric(text)
    case 'boolean':
      return text === 'true' || (text === 'false' ? false : text)
    case 'text':
    case 'choice':
      return text
  }
}

const NUMBER = /^-?\d+(\.\d+)?(e-?\d+)?$/i

/** The number that was typed; else the text, so that it can be refused for what it is. */
export function numeric(text: string): number | string {
  const value = Number(text.trim())
  return NUMBER.test(text.trim()) && Number.isFinite(value) ? value : text
}

function hz(text: string): number | string {
  return parseFrequency(text) ?? text
}

function megahertz(frequency: number | undefined): string {
  if (frequency === undefined) return ''
  // Below 100 kHz the number alone would be read as something else.
  return frequency < 100_000 ? `${frequency} Hz` : String(frequency / 1e6)
}
