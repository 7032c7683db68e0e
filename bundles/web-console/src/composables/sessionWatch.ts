import { onScopeDispose, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { onSessionProblem } from '@/api/sessionProblems'
import { t } from '@/i18n'
import { useLive } from '@/stores/live'
import { useSession } from '@/stores/session'
import { useSystem } from '@/stores/system'
import { onListChange } from './listChange'
import { toast } from './toasts'

const NEW_SESSION_MS = 500
const REFUSED_MS = 3000
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Keeps page, connection and session together: while one is signed in the server's messages come;
 * when the session ends, one gets to the page where one signs in, and from there back.
 */
export function useSessionWatch(): void {
  const session = useSession()
  const live = useLive()
  const system = useSystem()
  const router = useRouter()
  const route = useRoute()

  const loadEvent = () => void system.loadConference().catch(() => undefined)

  async function check(): Promise<void> {
    const before = session.complete
    await session.load().catch(() => undefined)
    if (before && !session.complete) toast.plain(t('app.sessionEnded'))
  }

  /** If the server still knows the session, or cannot be asked, the connection is tried again. */
  async function afterRefusal(): Promise<void> {
    // Another tab may have changed the password: then this browser is about to get a new session.
    await sleep(NEW_SESSION_MS)
    await check()
    if (!session.complete) return
    await sleep(REFUSED_MS)
    if (session.complete && live.link.state === 'refused') live.start()
  }

  onSessionProblem(() => void check())
  onScopeDispose(() => onSessionProblem(undefined))

  watch(
    () => session.complete,
    (complete) => {
      if (complete) {
        live.start()
        loadEvent()
        return
      }
      live.stop()
      if (!route.meta.open) void router.replace({ path: '/sign-in', query: { return: route.fullPath } })
    },
  )
  watch(
    () => live.link.state,
    (state, before) => {
      if (state === 'refused') void afterRefusal()
      if (state === 'live' && before === 'offline') void check()
      // The whole state that a connection begins with does not hold the event's settings.
      if (state === 'live' && (before === 'offline' || !system.conference)) loadEvent()
    },
  )
  // Somebody may have given or taken a permission: then what one may do changes at once.
  onListChange('users', () => void check())
}
