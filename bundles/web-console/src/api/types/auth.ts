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
