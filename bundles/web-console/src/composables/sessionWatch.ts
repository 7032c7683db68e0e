import { onScopeDispose, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { onSessionProblem } from '@/api/sessionProblems'
import { t } from '@/i18n'
import { useLive } from '@/stores/live'
import { useSession } from '@/stores/session'
import { useSystem } from '@/stores/system'
import { toast } from './toasts'

/**
 * Keeps page, connection and session together: while one is signed in the server's messages come;
 * when the session ends, one gets to the page where one signs in, and from there back.
 */
export function useSessionWatch(): void {
  const session = useSession()
  const live = useLive()
  const router = useRouter()
  const route = useRoute()

  async function check(): Promise<void> {
    const before = session.complete
    await session.load().catch(() => undefined)
    if (before && !session.complete) toast.plain(t('app.sessionEnded'))
  }

  onSessionProblem(() => void check())
  onScopeDispose(() => onSessionProblem(undefined))

  watch(
    () => session.complete,
    (complete) => {
      if (complete) {
        live.start()
        useSystem()
          .loadConference()
          .catch(() => undefined)
        return
      }
      live.stop()
      if (!route.meta.open) void router.replace({ path: '/sign-in', query: { return: route.fullPath } })
    },
  )
  watch(
    () => live.link.state,
    (state) => {
      if (state === 'refused') void check()
    },
  )
}
