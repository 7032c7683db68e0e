import type { RecordingInfo } from '@/api/types'
import type { Tone } from '@/components/StatusBadge.vue'
import { t, tKey } from '@/i18n'

/** `recorded` is a recording without a measurement: it says neither. */
export type Result = 'heard' | 'notHeard' | 'recorded' | 'open' | 'failed'

export function resultOf(one: RecordingInfo): Result {
  if (one.status === 'pending' || one.status === 'recording') return 'open'
  if (one.status !== 'completed') return 'failed'
  if (!one.measurement) return 'recorded'
  return one.measurement.heard ? 'heard' : 'notHeard'
}

const TONES: Readonly<Record<Result, Tone>> = {
  heard: 'good',
  notHeard: 'warn',
  recorded: 'plain',
  open: 'accent',
  failed: 'bad',
}

export function resultShown(one: RecordingInfo): { tone: Tone; text: string } {
  const result = resultOf(one)
  if (result === 'heard' || result === 'notHeard')
    return { tone: TONES[result], text: t(`recordings.${result}`) }
  return {
    tone: one.status === 'cancelled' ? 'plain' : TONES[result],
    text: tKey(`recordings.status_${one.status}`),
  }
}
