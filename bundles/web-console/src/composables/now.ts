import { computed, shallowRef, type ComputedRef } from 'vue'
import { useSystem } from '@/stores/system'

const browserNow = shallowRef(Date.now())
setInterval(() => (browserNow.value = Date.now()), 1000)

/** The server's time in ms, each second anew. */
export function useNow(): ComputedRef<number> {
  const system = useSystem()
  return computed(() => browserNow.value + system.aheadMs)
}

/** This computer's time in ms, each second anew. */
export function useBrowserNow() {
  return browserNow
}
