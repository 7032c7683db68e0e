import type { RecordingInfo, TransmissionInfo } from '@/api/types'
import { bandwidth, decibels, duration, frequency, offset, sampleRate } from '@/format'
import { t } from '@/i18n'

/** Ratios beyond this are not told; it also stands for no noise at all. */
const MOST_DB = 120

export interface Figure {
  readonly name: string
  readonly value: string
  readonly help?: string
}

/** What was measured, beside what was expected. */
export function figuresOf(recording: RecordingInfo, transmission: TransmissionInfo | undefined): Figure[] {
  const { measurement } = recording
  const figures: (Figure | undefined | false)[] = [
    { name: t('recordings.carrier'), value: frequency(recording.frequency) },
    measurement?.heard && {
      name: t('recordings.centre'),
      value: offset(Math.round(measurement.centre_offset_hz)),
      help: t('recordings.centreHelp'),
    },
    measurement?.heard && {
      name: t('recordings.occupied'),
      value: bandwidth(measurement.occupied_bandwidth_hz),
      help: t('recordings.occupiedHelp'),
    },
    transmission && {
      name: t('recordings.expectedBandwidth'),
      value: bandwidth(transmission.occupied_bandwidth),
      help: t('recordings.occupiedHelp'),
    },
    measurement?.heard && { name: t('recordings.snr'), value: snr(measurement.snr_db) },
    recording.duration_seconds !== undefined && {
      name: t('recordings.duration'),
      value: duration(recording.duration_seconds),
    },
    recording.sample_rate !== undefined && {
      name: t('recordings.rate'),
      value: sampleRate(recording.sample_rate),
    },
    transmission && { name: t('recordings.modulation'), value: transmission.modulation },
  ]
  return figures.filter((one) => typeof one === 'object')
}

function snr(db: number): string {
  return db >= MOST_DB ? t('recordings.snrLimit', { snr: decibels(MOST_DB) }) : decibels(db)
}
