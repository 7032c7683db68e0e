import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { agents as api } from '@/api'
import type { AgentReportInfo } from '@/api/types'

/** What agents tell of themselves: versions, clock. Loaded by the pages that show it, and live from then on. */
export const useAgentReports = defineStore('agentReports', () => {
  const byId = shallowRef<ReadonlyMap<string, AgentReportInfo>>(new Map())

  async function load(signal?: AbortSignal): Promise<void> {
    const reports = await api.reports(signal)
    byId.value = new Map(reports.map((report) => [report.agent_id, report]))
  }

  /** What a report does not say has not changed. */
  function merge(report: AgentReportInfo): void {
    const before = byId.value.get(report.agent_id)
    byId.value = new Map(byId.value).set(report.agent_id, { ...before, ...report })
  }

  return { byId, load, merge }
})
