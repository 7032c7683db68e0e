import type { RecordingInfo, TransmissionInfo } from '@/api/types'
import type { Interval } from '@/charts/interval'

/** A band during a time, in Hz from the carrier and seconds from the first sample. */
export interface Mark {
  readonly hz: Interval
  /** Undefined if it is not known when. */
  readonly seconds?: Interval
}

const secondsAfter = (start: string | undefined, at: string | undefined): number | undefined =>
  start && at ? (Date.parse(at) - Date.parse(start)) / 1000 : undefined

/** Where the signal should have been; from when it was keyed, if that is known. */
export function expectedMark(recording: RecordingInfo, transmission?: TransmissionInfo): Mark {
  const hz = { from: recording.low_hz - recording.frequency, to: recording.high_hz - recording.frequency }
  const start = secondsAfter(recording.started_at, transmission?.started_at ?? recording.expected_start)
  return start === undefined
    ? { hz }
    : { hz, seconds: { from: start, to: start + recording.expected_seconds } }
}

/** Where it was. The measured centre is that of the power, the band is drawn around it. */
export function measuredMark({ measurement, started_at: begin }: RecordingInfo): Mark | undefined {
  if (!measurement?.heard) return undefined
  const half = measurement.occupied_bandwidth_hz / 2
  const hz = { from: measurement.centre_offset_hz - half, to: measurement.centre_offset_hz + half }
  const from = secondsAfter(begin, measurement.started_at)
  const to = secondsAfter(begin, measurement.stopped_at)
  return from === undefined || to === undefined ? { hz } : { hz, seconds: { from, to } }
}
