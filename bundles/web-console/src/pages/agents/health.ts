import type { AgentInfo, AgentReportInfo } from '@/api/types'
import type { Tone } from '@/components/StatusBadge.vue'
import { duration } from '@/format'
import { t } from '@/i18n'

export interface Finding {
  tone: Tone
  text: string
}

/** The server takes an agent for offline when it has not heard of it for so long. */
const LATE_MS = 90_000
/** Work is timed by the server's clock; a wall clock that is further off spoils logs and certificates. */
export const CLOCK_BOUND_SECONDS = 2

/** What is to be said of an agent, the gravest first; there is always something. */
export function findings(agent: AgentInfo, nowMs: number, report?: AgentReportInfo): Finding[] {
  const found: Finding[] = []
  if (!agent.enabled) found.push({ tone: 'bad', text: t('agents.disabled') })
  if (agent.status === 'offline') {
    found.push({ tone: 'bad', text: t('agents.offline') })
    return found
  }
  const silentMs = agent.last_heartbeat ? nowMs - Date.parse(agent.last_heartbeat) : 0
  if (!agent.websocket_connected) found.push({ tone: 'warn', text: t('agents.noSocket') })
  if (!agent.websocket_connected && silentMs > LATE_MS) found.push({ tone: 'warn', text: t('agents.late') })
  if (isClockOff(report))
    found.push({ tone: 'warn', text: t('agents.clockOff', { offset: clockText(report) }) })
  if (agent.devices.length === 0) found.push({ tone: 'warn', text: t('agents.noDevices') })
  return found.length > 0 ? found : [{ tone: 'good', text: t('agents.online') }]
}

/** For sorting: those that need somebody come first. */
export function gravity(agent: AgentInfo): number {
  if (agent.status === 'offline') return agent.enabled ? 0 : 2
  if (!agent.enabled) return 1
  return agent.websocket_connected ? 4 : 3
}

export function isClockOff(report: AgentReportInfo | undefined): boolean {
  return Math.abs(report?.clock_offset_seconds ?? 0) > CLOCK_BOUND_SECONDS
}

/** How much an agent's wall clock is ahead of the server's, with its sign. */
export function clockText(report: AgentReportInfo | undefined): string {
  const seconds = report?.clock_offset_seconds
  if (seconds === undefined) return t('agents.clockUnknown')
  const size = Math.abs(seconds)
  const text = size < 1 ? `${Math.round(size * 1000)}\u202fms` : duration(size)
  return `${seconds < 0 ? '−' : '+'}${text}`
}
