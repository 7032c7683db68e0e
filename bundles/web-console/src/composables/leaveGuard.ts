import { onBeforeUnmount, type Ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'
import { t } from '@/i18n'
import { confirm } from './confirm'

/** Asks before what was not saved is lost: within the console, and by the browser outside of it. */
export function useLeaveGuard(dirty: Readonly<Ref<boolean>>): void {
  async function mayLeave(): Promise<boolean> {
    if (!dirty.value) return true
    return confirm({
      title: t('common.leaveTitle'),
      text: t('common.leaveText'),
      action: t('common.leave'),
      dangerous: true,
    })
  }

  function unloading(event: BeforeUnloadEvent): void {
    if (dirty.value) event.preventDefault()
  }

  onBeforeRouteLeave((to) => to.path === '/sign-in' || mayLeave())
  onBeforeRouteUpdate(mayLeave)
  addEventListener('beforeunload', unloading)
  onBeforeUnmount(() => removeEventListener('beforeunload', unloading))
}
