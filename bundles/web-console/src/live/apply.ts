import { useAgentReports } from '@/stores/agentReports'
import { useAgents } from '@/stores/agents'
import { useChallenges } from '@/stores/challenges'
import { useLogs, type Alarm, type LogMessage } from '@/stores/logs'
import { useRanges } from '@/stores/ranges'
import { useRecordings } from '@/stores/recordings'
import { useServerSamples } from '@/stores/serverSamples'
import { useSystem } from '@/stores/system'
import { useTransmissions } from '@/stores/transmissions'
import type { LiveMessage } from './messages'

/** Brings all stores to what the messages say, as one change to each of them. */
export function applyAll(messages: readonly LiveMessage[]): void {
  const stores = {
    system: useSystem(),
    challenges: useChallenges().collection,
    agents: useAgents().collection,
    transmissions: useTransmissions().collection,
    progress: useTransmissions().progress,
    recordings: useRecordings().collection,
  }
  const lines: LogMessage[] = []
  const alarms: Alarm[] = []
  for (const message of messages) apply(message, stores, lines, alarms)
  stores.challenges.commit()
  stores.agents.commit()
  stores.transmissions.commit()
  stores.progress.commit()
  stores.recordings.commit()
  const logs = useLogs()
  if (lines.length > 0) logs.add(lines)
  if (alarms.length > 0) logs.addAlarms(alarms)
  const last = messages.at(-1)
  if (last) stores.system.serverSaid(last.timestamp)
}

interface Stores {
  system: ReturnType<typeof useSystem>
  challenges: ReturnType<typeof useChallenges>['collection']
  agents: ReturnType<typeof useAgents>['collection']
  transmissions: ReturnType<typeof useTransmissions>['collection']
  progress: ReturnType<typeof useTransmissions>['progress']
  recordings: ReturnType<typeof useRecordings>['collection']
}

function apply(message: LiveMessage, stores: Stores, lines: LogMessage[], alarms: Alarm[]): void {
  switch (message.type) {
    case 'initial_state':
      reset(message, stores)
      return
    case 'challenge_state':
      stores.challenges.put(message.challenge)
      return
    case 'challenge_deleted':
      stores.challenges.remove(message.challenge_id)
      return
    case 'agent_status':
      stores.agents.put(message.agent)
      return
    case 'agent_deleted':
      stores.agents.remove(message.agent_id)
      return
    case 'agent_report':
      useAgentReports().merge(message.report)
      return
    case 'transmission_ended':
      stores.transmissions.put(message.transmission)
      stores.progress.remove(message.transmission.lease)
      if (message.transmission.status !== 'success') alarms.push(message)
      return
    case 'transmission_assigned':
    case 'transmission_started':
      stores.transmissions.put(message.transmission)
      return
    case 'transmission_progress':
      stores.progress.put({ lease: message.lease, fraction: message.fraction })
      return
    case 'recording_assigned':
    case 'recording_cancelled':
    case 'recording_changed':
      stores.recordings.put(message.recording)
      return
    case 'not_heard':
      stores.transmissions.put(message.transmission)
      stores.recordings.put(message.recording)
      alarms.push(message)
      return
    case 'stale_report':
      alarms.push(message)
      return
    case 'system':
      stores.system.setControl(message)
      return
    case 'event_state':
      stores.system.conference = message.event
      return
    case 'frequency_ranges':
      useRanges().all = message.frequency_ranges
      return
    case 'server_sample':
      useServerSamples().add(message.sample)
      return
    case 'modulations':
      stores.system.modulations = message.names
      return
    case 'event_imported':
      // The event may have another name and other times now; without an answer the old ones stay.
      stores.system.loadConference().catch(() => undefined)
      return
    case 'log':
      lines.push(message)
      return
    case 'stop_requested':
    case 'lists_changed':
      return
  }
}

function reset(state: Extract<LiveMessage, { type: 'initial_state' }>, stores: Stores): void {
  stores.system.control = state.control
  stores.challenges.reset(state.challenges)
  stores.agents.reset(state.agents)
  // The server begins with the newest; the collections let the first that came go first.
  stores.transmissions.reset([...state.transmissions].reverse())
  stores.progress.reset([])
  stores.recordings.reset([...state.recordings].reverse())
}
