import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { START_LOCATION, useRouter, type RouteLocationRaw } from 'vue-router'
import { alive } from '@/api'
import { t } from '@/i18n'
import { toast } from './toasts'

export interface StartFailure {
  error: unknown
  retry: () => void
}

/**
 * What kept the console from opening its first page. A later page that cannot be loaded is said in a
 * toast; if the server is there, its files have other names than those that this page knows.
 */
export function useStartFailure(): ShallowRef<StartFailure | undefined> {
  const router = useRouter()
  const failure = shallowRef<StartFailure>()

  const open = (to: RouteLocationRaw) => void router.replace(to).catch(() => undefined)

  onScopeDispose(
    router.onError(async (error, to, from) => {
      if (from === START_LOCATION) failure.value = { error, retry: () => open(to.fullPath) }
      else if (await alive()) location.assign(router.resolve(to.fullPath).href)
      else toast.bad(t('errors.pageNotLoaded'))
    }),
  )
  onScopeDispose(router.afterEach(() => (failure.value = undefined)))
  return failure
}
