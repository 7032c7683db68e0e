/** What a user may be allowed to change; looking needs none of them. */
export const PERMISSIONS = [
  'manage_challenges',
  'manage_agents',
  'control_system',
  'create_users',
  'create_provisioning_key',
  'manage_webhooks',
] as const

export type Permission = (typeof PERMISSIONS)[number]
