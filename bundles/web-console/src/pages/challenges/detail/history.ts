import type { RecordingInfo, TransmissionInfo } from '@/api/types'

/** A transmission with what a listener recorded of it. */
export interface HistoryRow {
  transmission: TransmissionInfo
  recording: RecordingInfo | undefined
  snrDb: number | undefined
}

/** What was loaded, brought up to what was told since; the newest first. */
export function newestOf<T>(loaded: readonly T[], told: readonly T[], idOf: (one: T) => number): T[] {
  const all = new Map(loaded.map((one) => [idOf(one), one]))
  for (const one of told) all.set(idOf(one), one)
  return [...all.values()].sort((a, b) => idOf(b) - idOf(a))
}

/** A recording that failed or was cancelled is told only where there is no better one. */
export function historyOf(
  transmissions: readonly TransmissionInfo[],
  recordings: readonly RecordingInfo[],
): HistoryRow[] {
  const best = new Map<number, RecordingInfo>()
  for (const one of recordings) {
    const before = best.get(one.transmission_id)
    if (!before || (before.status !== 'completed' && one.status === 'completed'))
      best.set(one.transmission_id, one)
  }
  return transmissions.map((transmission) => {
    const recording = best.get(transmission.transmission_id)
    const measured = recording?.measurement
    return { transmission, recording, snrDb: measured?.heard ? measured.snr_db : undefined }
  })
}
