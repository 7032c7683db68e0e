import type { FrequencyRangeInfo } from '@/api/types'
import { parseFrequency } from '@/format'
import { t } from '@/i18n'
import { flagSourceOf, numeric, valueOf, type Draft } from './draft'
import { openParameters, type ModulationForm, type ParameterField } from './schema'

/** A mistake at a field, which has the name that the server gives it. */
export interface Mistake {
  field: string
  sentence: string
  /** Nothing was written yet: not to be held against somebody before he wants to save. */
  missing: boolean
}

const MOST_HZ = 300_000_000_000
const MOST_DELAY_SECONDS = 604_800
const MOST_NAME = 100

/** What the server would refuse, as far as that can be known without it. */
export function mistakesIn(
  draft: Draft,
  form: ModulationForm | undefined,
  ranges: readonly FrequencyRangeInfo[],
): Mistake[] {
  return [
    ...nameMistakes(draft.name.trim()),
    ...modulationMistakes(draft, form),
    ...frequencyMistakes(draft, ranges),
    ...flagMistakes(draft, form),
    ...delayMistakes(draft),
    ...numberMistakes('priority', draft.priority, 0, 100, true),
    ...(form ? openParameters(form, draft.modulation) : []).flatMap((field) =>
      parameterMistakes(field, valueOf(draft, field.name)),
    ),
  ]
}

const wrong = (field: string, sentence: string): Mistake[] => [{ field, sentence, missing: false }]
const lacks = (field: string, sentence: string): Mistake[] => [{ field, sentence, missing: true }]

function nameMistakes(name: string): Mistake[] {
  if (name === '') return lacks('name', t('challengeForm.nameMissing'))
  if (!/[a-z0-9]/i.test(name.normalize('NFKD'))) return wrong('name', t('challengeForm.nameNoLetter'))
  const tooLong = [...name].length > MOST_NAME
  return tooLong ? wrong('name', t('challengeForm.nameTooLong', { most: MOST_NAME })) : []
}

function modulationMistakes(draft: Draft, form: ModulationForm | undefined): Mistake[] {
  if (draft.modulation === '') return lacks('modulation', t('challengeForm.modulationMissing'))
  if (!form) return wrong('modulation', t('challengeForm.modulationUnknown', { name: draft.modulation }))
  return form.unavailable
    ? wrong('modulation', t('challengeForm.modulationUnavailable', { reason: form.unavailable }))
    : []
}

function frequencyMistakes(draft: Draft, ranges: readonly FrequencyRangeInfo[]): Mistake[] {
  switch (draft.frequencyMode) {
    case 'fixed':
      return hertzMistakes('frequency', draft.frequency)
    case 'ranges':
      return rangeMistakes(draft.ranges, ranges)
    case 'custom': {
      const edges = [
        ...hertzMistakes('min_hz', draft.minFrequency),
        ...hertzMistakes('max_hz', draft.maxFrequency),
      ]
      const [low, high] = [parseFrequency(draft.minFrequency), parseFrequency(draft.maxFrequency)]
      const crossed = edges.length === 0 && low !== undefined && high !== undefined && low >= high
      return crossed ? wrong('max_hz', t('challengeForm.edgesCrossed')) : edges
    }
  }
}

function hertzMistakes(field: string, text: string): Mistake[] {
  if (text.trim() === '') return lacks(field, t('challengeForm.frequencyMissing'))
  const value = parseFrequency(text)
  const right = value !== undefined && value >= 1 && value <= MOST_HZ
  return right ? [] : wrong(field, t('challengeForm.frequencyWrong'))
}

function rangeMistakes(chosen: readonly string[], ranges: readonly FrequencyRangeInfo[]): Mistake[] {
  if (chosen.length === 0) return lacks('frequency_ranges', t('challengeForm.rangesMissing'))
  const unknown = chosen.filter((name) => !ranges.some((range) => range.name === name))
  return unknown.length > 0
    ? wrong('frequency_ranges', t('challengeForm.rangesUnknown', { names: unknown.join(', ') }))
    : []
}

function flagMistakes(draft: Draft, form: ModulationForm | undefined): Mistake[] {
  if (flagSourceOf(draft, form) === 'text')
    return draft.flagText.trim() === '' ? lacks('flag', t('challengeForm.flagMissing')) : []
  return draft.flagFile ? [] : lacks('flag', t('challengeForm.fileMissing'))
}

function delayMistakes(draft: Draft): Mistake[] {
  const single = [
    ...numberMistakes('min_delay', draft.minDelay, 0, MOST_DELAY_SECONDS, false),
    ...numberMistakes('max_delay', draft.maxDelay, 0, MOST_DELAY_SECONDS, false),
  ]
  const crossed = single.length === 0 && Number(draft.minDelay) > Number(draft.maxDelay)
  return crossed ? wrong('min_delay', t('challengeForm.delaysCrossed')) : single
}

function numberMistakes(field: string, text: string, least: number, most: number, whole: boolean): Mistake[] {
  const value = numeric(text)
  const right = typeof value === 'number' && value >= least && value <= most
  if (right && (!whole || Number.isInteger(value))) return []
  return wrong(
    field,
    whole
      ? t('challengeForm.wholeNumberWrong', { least, most })
      : t('challengeForm.numberWrong', { least, most }),
  )
}

/** By the rules of the parameter's schema. */
export function parameterMistakes(field: ParameterField, text: string): Mistake[] {
  return text === '' || allows(field, text)
    ? []
    : wrong(field.name, t('challengeForm.parameterWrong', { allowed: field.allowed || field.kind }))
}

function allows(field: ParameterField, text: string): boolean {
  switch (field.kind) {
    case 'integer':
    case 'number': {
      const value = numeric(text)
      return (
        typeof value === 'number' &&
        (field.kind === 'number' || Number.isInteger(value)) &&
        value >= (field.minimum ?? Number.NEGATIVE_INFINITY) &&
        value <= (field.maximum ?? Number.POSITIVE_INFINITY)
      )
    }
    case 'boolean':
      return text === 'true' || text === 'false'
    case 'choice':
      return field.choices.includes(text)
    case 'text':
      return (
        [...text].length <= (field.maxLength ?? Number.POSITIVE_INFINITY) &&
        (field.pattern?.test(text) ?? true)
      )
  }
}
