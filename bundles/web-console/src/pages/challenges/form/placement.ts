import type { FrequencyRangeInfo } from '@/api/types'
import { parseFrequency } from '@/format'
import type { Draft } from './draft'

/** A signal's band relative to its carrier, Hz. */
export interface SignalBand {
  lowHz: number
  highHz: number
}

/** Where a signal lies exactly, or a range within which it will lie somewhere. */
export type Placement =
  | { kind: 'exact'; lowHz: number; highHz: number; carrierHz: number }
  | { kind: 'within'; name: string; lowHz: number; highHz: number; signalHz: number; fits: boolean }

export function placementsOf(
  draft: Draft,
  ranges: readonly FrequencyRangeInfo[],
  band: SignalBand,
): Placement[] {
  const within = (name: string, lowHz: number, highHz: number): Placement => {
    const signalHz = band.highHz - band.lowHz
    return { kind: 'within', name, lowHz, highHz, signalHz, fits: signalHz <= highHz - lowHz }
  }
  switch (draft.frequencyMode) {
    case 'fixed': {
      const carrierHz = parseFrequency(draft.frequency)
      if (carrierHz === undefined) return []
      return [{ kind: 'exact', carrierHz, lowHz: carrierHz + band.lowHz, highHz: carrierHz + band.highHz }]
    }
    case 'ranges':
      return ranges
        .filter((range) => draft.ranges.includes(range.name))
        .map((range) => within(range.display_name || range.name, range.min_hz, range.max_hz))
    case 'custom': {
      const [low, high] = [parseFrequency(draft.minFrequency), parseFrequency(draft.maxFrequency)]
      return low !== undefined && high !== undefined && low < high ? [within('', low, high)] : []
    }
  }
}

/** How much of a range a signal takes, 0 to 1. */
export function shareOf(placement: Extract<Placement, { kind: 'within' }>): number {
  const width = placement.highHz - placement.lowHz
  return width > 0 ? Math.min(1, Math.max(0, placement.signalHz / width)) : 1
}
