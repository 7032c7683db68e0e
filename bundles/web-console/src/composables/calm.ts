import { onScopeDispose, ReactiveEffect, shallowRef, type ShallowRef } from 'vue'

const EVERY_MS = 250

/**
 * Calls back for something that may happen at any time: at once after a pause, else at most so
 * often. All that is calm in a page changes in the same moments, so that it is laid out once.
 */
export function useCalmCall(call: () => void, everyMs = EVERY_MS): () => void {
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function run(): void {
    timer = undefined
    last = performance.now()
    call()
  }

  onScopeDispose(() => clearTimeout(timer))
  return () => {
    const now = performance.now()
    timer ??= setTimeout(run, now - last >= everyMs ? 0 : everyMs - (now % everyMs))
  }
}

/**
 * What is shown of something that may change in every frame. Nobody reads faster, and a page with a
 * thousand events a second stays quick.
 */
export function useCalm<T>(source: () => T, everyMs = EVERY_MS): Readonly<ShallowRef<T>> {
  const effect = new ReactiveEffect(source)
  const shown = shallowRef(effect.run())
  effect.scheduler = useCalmCall(() => (shown.value = effect.run()), everyMs)
  onScopeDispose(() => effect.stop())
  return shown
}
