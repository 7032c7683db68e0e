import type { AgentInfo, RecordingInfo, TransmissionInfo } from '@/api/types'
import { frequency } from '@/format'
import { t } from '@/i18n'
import type { Alarm as Told } from '@/stores/logs'

export interface Alarm {
  /** The same for the same occasion, over reloads too. */
  readonly key: string
  readonly tone: 'warn' | 'bad'
  readonly text: string
  readonly at: string
  /** Where the evidence is. */
  readonly to: string
}

export interface Known {
  /** Those that are over, newest first. */
  readonly over: readonly TransmissionInfo[]
  readonly recordings: readonly RecordingInfo[]
  readonly agents: readonly AgentInfo[]
  /** What was told since the page was opened. */
  readonly told: readonly Told[]
}

/** What organisers should look at, the newest first. */
export function alarmsOf(known: Known): Alarm[] {
  const recordingOf = new Map(known.recordings.map((one) => [one.transmission_id, one.recording_id]))
  const alarms = [
    ...known.over.flatMap((one) => ofTransmission(one, recordingOf.get(one.transmission_id))),
    ...known.told.flatMap(ofReport),
    ...known.agents.flatMap(ofAgent),
  ]
  return alarms.sort((a, b) => b.at.localeCompare(a.at))
}

function ofTransmission(one: TransmissionInfo, recordingId: number | undefined): Alarm[] {
  const challenge = `/challenges/${encodeURIComponent(one.challenge_id)}`
  const names = { name: one.challenge_name, frequency: frequency(one.frequency) }
  const at = one.completed_at ?? one.started_at ?? one.start_at
  const key = String(one.transmission_id)
  if (one.status === 'failure') {
    const reason = one.error_message ?? t('dashboard.reasonUnknown')
    return [
      {
        key: `f${key}`,
        tone: 'bad',
        text: t('dashboard.alarm_failed', { ...names, reason }),
        at,
        to: `${challenge}?transmission=${key}`,
      },
    ]
  }
  if (one.status === 'expired')
    return [{ key: `e${key}`, tone: 'bad', text: t('dashboard.alarm_expired', names), at, to: challenge }]
  if (one.heard !== false) return []
  const to = recordingId === undefined ? challenge : `/recordings/${recordingId}`
  return [{ key: `n${key}`, tone: 'warn', text: t('dashboard.alarm_notHeard', names), at, to }]
}

function ofReport(told: Told): Alarm[] {
  if (told.type !== 'stale_report') return []
  return [
    {
      key: `s${told.agent_id}${told.timestamp}`,
      tone: 'warn',
      text: t('dashboard.alarm_stale', { agent: told.agent_id, what: told.what }),
      at: told.timestamp,
      to: `/agents/${encodeURIComponent(told.agent_id)}`,
    },
  ]
}

/** Who is disabled may be away. */
function ofAgent(agent: AgentInfo): Alarm[] {
  if (!agent.enabled || agent.status !== 'offline') return []
  const at = agent.last_heartbeat ?? ''
  return [
    {
      key: `o${agent.agent_id}${at}`,
      tone: 'bad',
      text: t('dashboard.alarm_offline', { agent: agent.agent_id }),
      at,
      to: `/agents/${encodeURIComponent(agent.agent_id)}`,
    },
  ]
}
