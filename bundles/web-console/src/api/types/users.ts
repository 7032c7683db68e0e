export interface UserInfo {
  username: string
  enabled: boolean
  is_temporary: boolean
  totp_enabled: boolean
  password_change_required: boolean
  permissions: string[]
  created_at: string
  set_up_by?: string
  last_login?: string
}

export interface PasswordReply {
  status: string
  username: string
  is_temporary: boolean
  setup_deadline_hours?: number
  temporary_password: string
  user: UserInfo
}

export interface AuditInfo {
  id: number
  at: string
  actor: string
  address?: string
  action: string
  subject?: string
  outcome: 'done' | 'refused' | 'failed'
  detail?: string
}

export interface AuditPage {
  entries: AuditInfo[]
  limit: number
  offset: number
}
