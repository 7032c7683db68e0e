import type { FrequencyRangeInfo, PreviewRequest } from '@/api/types'
import { parseFrequency } from '@/format'
import { flagOf, parametersOf, type Draft } from './draft'
import type { ModulationForm } from './schema'
import { mistakesIn } from './validate'

/** What has nothing to do with how the signal looks. */
const ELSEWHERE = new Set([
  'name',
  'frequency',
  'frequency_ranges',
  'min_hz',
  'max_hz',
  'min_delay',
  'max_delay',
  'priority',
])

export type Wanted = { request: PreviewRequest } | { lacks: 'start' | 'mistakes' }

/** The preview of what is written so far, or what stands in its way. */
export function previewOf(
  draft: Draft,
  form: ModulationForm | undefined,
  ranges: readonly FrequencyRangeInfo[],
): Wanted {
  const about = mistakesIn(draft, form, ranges).filter(({ field }) => !ELSEWHERE.has(field))
  if (about.some((mistake) => !mistake.missing)) return { lacks: 'mistakes' }
  if (!form || about.length > 0) return { lacks: 'start' }
  return {
    request: {
      modulation: draft.modulation,
      flag: String(flagOf(draft, form).flag),
      parameters: parametersOf(draft, form),
      ...carrier(draft, ranges),
    },
  }
}

/** The carrier is only for the axis: the fixed one, or the middle of where it may be. */
function carrier(draft: Draft, ranges: readonly FrequencyRangeInfo[]): { frequency?: number } {
  const [low, high] = edges(draft, ranges)
  return low !== undefined && high !== undefined && low <= high
    ? { frequency: Math.round((low + high) / 2) }
    : {}
}

function edges(draft: Draft, ranges: readonly FrequencyRangeInfo[]): (number | undefined)[] {
  switch (draft.frequencyMode) {
    case 'fixed':
      return [parseFrequency(draft.frequency), parseFrequency(draft.frequency)]
    case 'custom':
      return [parseFrequency(draft.minFrequency), parseFrequency(draft.maxFrequency)]
    case 'ranges': {
      const first = ranges.find((range) => draft.ranges.includes(range.name))
      return [first?.min_hz, first?.max_hz]
    }
  }
}
