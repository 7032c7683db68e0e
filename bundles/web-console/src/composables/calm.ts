import { onScopeDispose, ReactiveEffect, shallowRef, type ShallowRef } from 'vue'

/**
 * What is shown of something that may change in every frame: computed anew at most so often, and
 * at once after a pause. Nobody reads faster, and a page with a thousand events a second stays quick.
 */
export function useCalm<T>(source: () => T, everyMs = 250): Readonly<ShallowRef<T>> {
  let last = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined
  const effect = new ReactiveEffect(source)
  effect.scheduler = () => {
    timer ??= setTimeout(run, Math.max(0, last + everyMs - performance.now()))
  }
  const shown = shallowRef(effect.run())

  function run(): void {
    timer = undefined
    last = performance.now()
    shown.value = effect.run()
  }

  onScopeDispose(() => {
    clearTimeout(timer)
    effect.stop()
  })
  return shown
}
