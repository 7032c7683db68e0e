import type { AgentInfo, RecordingInfo, TransmissionInfo } from '@/api/types'
import { frequency } from '@/format'
import { t } from '@/i18n'

export interface Work {
  id: string
  text: string
  device?: string
}

/** What an agent does now. */
export function workOf(
  agent: AgentInfo,
  onTheAir: readonly TransmissionInfo[],
  recordings: readonly RecordingInfo[],
): Work[] {
  const sent = onTheAir
    .filter((one) => one.runner_id === agent.agent_id)
    .map((one) => ({
      id: `t${one.transmission_id}`,
      device: one.device_id,
      text: t('agents.transmits', { name: one.challenge_name, frequency: frequency(one.frequency) }),
    }))
  const recorded = recordings
    .filter((one) => one.agent_id === agent.agent_id && ['pending', 'recording'].includes(one.status))
    .map((one) => ({
      id: `r${one.recording_id}`,
      text: t('agents.records', { name: one.challenge_name, frequency: frequency(one.frequency) }),
    }))
  return [...sent, ...recorded]
}
