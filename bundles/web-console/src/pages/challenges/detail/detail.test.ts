import { describe, expect, it } from 'vitest'
import type { RecordingInfo, TransmissionInfo } from '@/api/types'
import { figuresOf } from './figures'
import { historyOf, newestOf } from './history'

const transmission = (id: number, status = 'success') =>
  ({ transmission_id: id, status }) as unknown as TransmissionInfo
const recording = (id: number, of: number, change: Partial<RecordingInfo> = {}) =>
  ({ recording_id: id, transmission_id: of, status: 'completed', ...change }) as RecordingInfo
const measurement = { heard: true, centre_offset_hz: 0, occupied_bandwidth_hz: 1, snr_db: 23 }

describe('the history of a challenge', () => {
  it('is what was loaded, brought up to what was told, the newest first', () => {
    const rows = newestOf(
      [transmission(2, 'assigned'), transmission(1)],
      [transmission(3), transmission(2)],
      (one) => one.transmission_id,
    )
    expect(rows.map((one) => [one.transmission_id, one.status])).toEqual([
      [3, 'success'],
      [2, 'success'],
      [1, 'success'],
    ])
  })

  it('has the SNR of the recording that was made, not of one that failed', () => {
    const [row] = historyOf(
      [transmission(1)],
      [
        recording(8, 1, { status: 'failed' }),
        recording(7, 1, { measurement }),
        recording(9, 1, { status: 'cancelled' }),
      ],
    )
    expect(row?.recording?.recording_id).toBe(7)
    expect(row?.snrDb).toBe(23)
  })

  it('has no SNR of what was not heard', () => {
    const [row] = historyOf(
      [transmission(1)],
      [recording(7, 1, { measurement: { ...measurement, heard: false } })],
    )
    expect(row?.snrDb).toBeUndefined()
  })
})

describe('the figures of a preview', () => {
  const headers = {
    'X-Preview-duration-s': '5.4',
    'X-Preview-shown-s': '5.4',
    'X-Preview-complete': 'true',
    'X-Preview-sample-rate': '250000',
    'X-Preview-sample-count': '1350000',
    'X-Preview-band-low-hz': '-50',
    'X-Preview-band-high-hz': '50',
    'X-Preview-occupied-bandwidth-hz': '100',
    'X-Preview-keyed-share': '0.5',
  }

  it('are read from the headers', () => {
    const figures = figuresOf(new Headers(headers))
    expect(figures).toMatchObject({ duration_s: 5.4, complete: true, band_low_hz: -50 })
    expect(figures?.papr_db).toBeUndefined()
  })

  it('are left out if one is missing or none', () => {
    expect(figuresOf(new Headers({ ...headers, 'X-Preview-duration-s': 'long' }))).toBeUndefined()
    expect(figuresOf(new Headers())).toBeUndefined()
  })
})
