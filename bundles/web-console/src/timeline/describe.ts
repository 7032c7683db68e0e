import { bandwidth, duration, frequency, time } from '@/format'
import { t, tKey } from '@/i18n'
import { outcomeOf, type Bar, type Scheduled, type Sent } from './bars'

/** What a bar stands for, one line each; the first is the challenge's name. */
export function describe(bar: Bar, zone: string | undefined, now: Date): string[] {
  const lines = bar.kind === 'sent' ? ofSent(bar, zone, now) : ofScheduled(bar, zone, now)
  return [bar.challengeName, `${outcomeText(bar)} · ${bar.modulation}`, ...lines]
}

export function outcomeText(bar: Bar): string {
  return tKey(`timeline.outcome_${outcomeOf(bar)}`)
}

/** Its frequency, or in which range it will be. */
export function whereText(bar: Bar): string {
  if (bar.kind === 'sent') return frequency(bar.frequency)
  const edges = { low: frequency(bar.lowHz), high: frequency(bar.highHz) }
  if (bar.exact) return frequency((bar.lowHz + bar.highHz) / 2)
  return bar.range
    ? t('timeline.somewhereIn', { range: bar.range, ...edges })
    : t('timeline.somewhere', edges)
}

export function widthOf(bar: Bar): number {
  return bar.kind === 'sent' ? bar.highHz - bar.lowHz : bar.bandwidthHz
}

/**
 * Where one gets to from a bar: to its recording if that has a picture, else to the transmission in
 * its challenge's history.
 */
export function addressOf(bar: Bar): string {
  const challenge = `/challenges/${encodeURIComponent(bar.challengeId)}`
  if (bar.kind !== 'sent') return challenge
  return bar.recording?.image_url
    ? `/recordings/${bar.recording.recording_id}`
    : `${challenge}?transmission=${bar.transmissionId}`
}

function ofSent(bar: Sent, zone: string | undefined, now: Date): string[] {
  const lines = [
    `${whereText(bar)}, ${t('timeline.bandwidth', { bandwidth: bandwidth(widthOf(bar)) })}`,
    t('timeline.span', {
      start: time(new Date(bar.startMs), zone, now),
      end: time(new Date(bar.endMs), zone, now),
      duration: duration((bar.endMs - bar.startMs) / 1000),
    }),
    bar.runner,
  ]
  return bar.recording ? [...lines, recordingText(bar.recording)] : lines
}

function recordingText({ status, agent_id: agent }: NonNullable<Sent['recording']>): string {
  if (status === 'completed' || status === 'failed') return t(`timeline.recording_${status}`, { agent })
  return t(`timeline.recording_${status}`)
}

function ofScheduled(bar: Scheduled, zone: string | undefined, now: Date): string[] {
  return [
    `${whereText(bar)}, ${t('timeline.bandwidth', { bandwidth: bandwidth(widthOf(bar)) })}`,
    t('timeline.window', {
      earliest: time(new Date(bar.startMs), zone, now),
      latest: time(new Date(bar.latestMs), zone, now),
      duration: duration(bar.durationSeconds),
    }),
  ]
}
