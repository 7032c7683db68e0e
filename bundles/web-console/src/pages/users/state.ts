import type { UserInfo } from '@/api/types'
import { t, tKey } from '@/i18n'
import { PERMISSIONS, type Permission } from '@/router/permissions'

export function stateOf(user: UserInfo): { tone: 'good' | 'warn' | 'bad'; text: string } {
  if (!user.enabled) return { tone: 'bad', text: t('users.stateDisabled') }
  if (user.is_temporary) return { tone: 'warn', text: t('users.stateTemporary') }
  if (user.password_change_required) return { tone: 'warn', text: t('users.statePasswordChange') }
  return { tone: 'good', text: t('users.stateActive') }
}

/** A permission that a newer server knows has only its name on the wire. */
export function permissionName(permission: string): string {
  return known(permission) ? tKey(`users.${permission}`) : permission
}

function known(permission: string): permission is Permission {
  return (PERMISSIONS as readonly string[]).includes(permission)
}
