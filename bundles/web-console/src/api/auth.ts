import { request } from './http'
import type { LoginReply, SessionListItem, SessionReply, SetupReply } from './types'

const signingIn = true

export const auth = {
  session: () => request<SessionReply>('/auth/session', { signingIn }),
  login: (username: string, password: string) =>
    request<LoginReply>('/auth/login', { method: 'POST', json: { username, password }, signingIn }),
  redeemSetupLink: (code: string) =>
    request<LoginReply>('/auth/setup-link', { method: 'POST', json: { code }, signingIn }),
  verifyTotp: (totp_code: string) =>
    request<SessionReply>('/auth/verify-totp', { method: 'POST', json: { totp_code }, signingIn }),
  completeSetup: (new_password: string) =>
    request<SetupReply>('/auth/complete-setup', { method: 'POST', json: { new_password }, signingIn }),
  verifySetup: (totp_code: string) =>
    request<SessionReply>('/auth/verify-setup', { method: 'POST', json: { totp_code }, signingIn }),
  changePassword: (current_password: string, new_password: string) =>
    request<SessionReply>('/auth/change-password', {
      method: 'POST',
      json: { current_password, new_password },
      signingIn,
    }),
  sessions: async (signal?: AbortSignal) =>
    (await request<{ sessions: SessionListItem[] }>('/auth/sessions', { signal })).sessions,
  endSession: (id: string) =>
    request<unknown>(`/auth/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' }),
  logout: () => request<unknown>('/auth/logout', { method: 'POST', signingIn }),
  logoutEverywhere: () => request<unknown>('/auth/logout-everywhere', { method: 'POST', signingIn }),
}
