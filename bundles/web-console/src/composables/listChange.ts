import { onScopeDispose } from 'vue'
import type { ListName } from '@/live/messages'
import { useLive } from '@/stores/live'

/** Changes come in bursts, and whoever hears of them asks the server. */
const TOGETHER_MS = 300

/** Calls back after a list has changed that the server tells only those who ask for it. */
export function onListChange(list: ListName, act: () => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const forget = useLive().observe((message) => {
    if (message.type !== 'lists_changed' || !message.lists.includes(list)) return
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, TOGETHER_MS)
  })
  onScopeDispose(() => {
    forget()
    clearTimeout(timer)
  })
}
