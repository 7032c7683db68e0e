import { request } from './http'
import type { AuditPage, PasswordReply, UserInfo } from './types'

const path = (username: string, rest = '') => `/users/${encodeURIComponent(username)}${rest}`

export const users = {
  list: async (signal?: AbortSignal) => (await request<{ users: UserInfo[] }>('/users', { signal })).users,
  create: (username: string, permissions: readonly string[]) =>
    request<PasswordReply>('/users', { method: 'POST', json: { username, permissions } }),
  setEnabled: (username: string, enabled: boolean) =>
    request<UserInfo>(path(username, enabled ? '/enable' : '/disable'), { method: 'POST' }),
  remove: (username: string) => request<unknown>(path(username), { method: 'DELETE' }),
  resetPassword: (username: string) =>
    request<PasswordReply>(path(username, '/reset-password'), { method: 'POST' }),
  resetTotp: (username: string) => request<PasswordReply>(path(username, '/reset-totp'), { method: 'POST' }),
  grant: (username: string, permission: string) =>
    request<unknown>(path(username, '/permissions'), { method: 'POST', json: { permission } }),
  revoke: (username: string, permission: string) =>
    request<unknown>(path(username, `/permissions/${encodeURIComponent(permission)}`), { method: 'DELETE' }),
}

export interface AuditSearch {
  actor?: string
  action?: string
  subject?: string
  limit?: number
  offset?: number
}

export const audit = {
  search: (search: AuditSearch, signal?: AbortSignal) =>
    request<AuditPage>('/audit', { query: { ...search }, signal }),
}
