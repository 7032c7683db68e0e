import type { RecordingInfo } from '@/api/types'
import type { Tone } from '@/components/StatusBadge.vue'
import { t, tKey } from '@/i18n'

export type Result = 'heard' | 'notHeard' | 'open' | 'failed'

export function resultOf(one: RecordingInfo): Result {
  if (one.status === 'pending' || one.status === 'recording') return 'open'
  if (one.status !== 'completed') return 'failed'
  // Who records without measuring says nothing against it.
  return one.measurement?.heard === false ? 'notHeard' : 'heard'
}

const TONES: Readonly<Record<Result, Tone>> = {
  heard: 'good',
  notHeard: 'warn',
  open: 'accent',
  failed: 'bad',
}

export function resultShown(one: RecordingInfo): { tone: Tone; text: string } {
  const result = resultOf(one)
  const cancelled = one.status === 'cancelled'
  const measured = result === 'notHeard' || (result === 'heard' && one.measurement?.heard)
  return {
    tone: cancelled || (result === 'heard' && !measured) ? 'plain' : TONES[result],
    text: measured
      ? t(`recordings.${result as 'heard' | 'notHeard'}`)
      : tKey(`recordings.status_${one.status}`),
  }
}
