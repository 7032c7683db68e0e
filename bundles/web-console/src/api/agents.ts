import { request } from './http'
import type {
  AgentInfo,
  AgentReportInfo,
  EnrollmentTokenInfo,
  ProvisioningKeyInfo,
  TokenReply,
} from './types'

const agent = (id: string, rest = '') => `/agents/${encodeURIComponent(id)}${rest}`

export const agents = {
  setEnabled: (id: string, enabled: boolean) =>
    request<AgentInfo>(agent(id, enabled ? '/enable' : '/disable'), { method: 'POST' }),
  remove: (id: string) => request<unknown>(agent(id), { method: 'DELETE' }),
  reports: async (signal?: AbortSignal) =>
    (await request<{ reports: AgentReportInfo[] }>('/agent-reports', { signal })).reports,
}

export const enrollment = {
  create: (runner_name: string, expires_hours: number) =>
    request<TokenReply>('/enrollment/token', { method: 'POST', json: { runner_name, expires_hours } }),
  /** Ends the agent's key at once. */
  again: (id: string, expires_hours: number) =>
    request<TokenReply>(`/enrollment/re-enroll/${encodeURIComponent(id)}`, {
      method: 'POST',
      json: { expires_hours },
    }),
  tokens: async (signal?: AbortSignal) =>
    (await request<{ tokens: EnrollmentTokenInfo[] }>('/enrollment/tokens', { signal })).tokens,
  revoke: (id: string) =>
    request<unknown>(`/enrollment/token/${encodeURIComponent(id)}`, { method: 'DELETE' }),
}

const key = (id: string, rest = '') => `/provisioning/keys/${encodeURIComponent(id)}${rest}`

export const provisioning = {
  keys: async (signal?: AbortSignal) =>
    (await request<{ keys: ProvisioningKeyInfo[] }>('/provisioning/keys', { signal })).keys,
  create: (description: string) =>
    request<ProvisioningKeyInfo>('/provisioning/keys', { method: 'POST', json: { description } }),
  setEnabled: (id: string, enabled: boolean) =>
    request<ProvisioningKeyInfo>(key(id, '/toggle'), { method: 'POST', json: { enabled } }),
  remove: (id: string) => request<unknown>(key(id), { method: 'DELETE' }),
}
