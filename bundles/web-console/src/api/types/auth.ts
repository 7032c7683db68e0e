export interface LoginReply {
  totp_required?: boolean
  setup_required?: boolean
}

export interface SessionReply {
  authenticated: boolean
  username: string
  permissions: string[]
  totp_required: boolean
  initial_setup_required: boolean
  password_change_required: boolean
  expires_at: string
}

export interface SetupReply {
  status: string
  username: string
  totp_secret: string
  provisioning_uri: string
  qr_code: string
}

/** One of one's own sessions. */
export interface SessionListItem {
  /** Opens nothing. */
  id: string
  created_at: string
  expires_at: string
  /** From where it was begun. */
  address?: string
  /** The one that asks. */
  current: boolean
}
