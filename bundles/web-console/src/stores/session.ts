import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { ApiError, auth } from '@/api'
import type { LoginReply, SessionReply } from '@/api/types'
import type { Permission } from '@/router/permissions'

export type Stage = 'unknown' | 'signedOut' | 'secondFactor' | 'setup' | 'newPassword' | 'complete'

/** Who is signed in, and how far. */
export const useSession = defineStore('session', () => {
  const stage = shallowRef<Stage>('unknown')
  const reply = shallowRef<SessionReply>()

  const username = computed(() => reply.value?.username ?? '')
  const permissions = computed(() => new Set(reply.value?.permissions ?? []))
  const complete = computed(() => stage.value === 'complete')

  function may(permission: Permission | undefined): boolean {
    return permission === undefined || permissions.value.has(permission)
  }

  function take(session: SessionReply): void {
    reply.value = session
    stage.value = stageOf(session)
  }

  /** What a password, or the link of the first start, led to. */
  async function takeLogin(login: LoginReply): Promise<void> {
    if (login.setup_required) stage.value = 'setup'
    else if (login.totp_required) stage.value = 'secondFactor'
    else await load()
  }

  function forget(): void {
    reply.value = undefined
    stage.value = 'signedOut'
  }

  /** Asks the server; without an answer nothing changes, and the failure is thrown. */
  async function load(): Promise<void> {
    try {
      take(await auth.session())
    } catch (failure) {
      if (!(failure instanceof ApiError) || failure.status !== 401) throw failure
      forget()
    }
  }

  async function logOut(everywhere = false): Promise<void> {
    try {
      await (everywhere ? auth.logoutEverywhere() : auth.logout())
    } catch (failure) {
      // Who has no session any more is logged out.
      if (!(failure instanceof ApiError) || failure.status !== 401) throw failure
    }
    forget()
  }

  return { stage, reply, username, permissions, complete, may, take, takeLogin, forget, load, logOut }
})

function stageOf(session: SessionReply): Stage {
  if (session.totp_required) return 'secondFactor'
  if (session.initial_setup_required) return 'setup'
  if (session.password_change_required) return 'newPassword'
  return session.authenticated ? 'complete' : 'signedOut'
}
