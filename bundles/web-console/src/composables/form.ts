import { computed, nextTick, onScopeDispose, shallowRef } from 'vue'
import { ApiError, sentence } from '@/api'

/** Who types on hears what is wrong where it is to be mended. */
export async function toFirstMistake(form: HTMLElement | null): Promise<void> {
  await nextTick()
  form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
}

/** The submission of a form: busy, what went wrong, and how long the server wants to be left alone. */
export function useSubmit(submit: () => Promise<unknown>) {
  const busy = shallowRef(false)
  const error = shallowRef('')
  const details = shallowRef<readonly string[]>([])
  const waitSeconds = shallowRef(0)
  let timer: ReturnType<typeof setInterval> | undefined

  function wait(seconds: number): void {
    clearInterval(timer)
    waitSeconds.value = Math.ceil(seconds)
    timer = setInterval(() => {
      waitSeconds.value = Math.max(0, waitSeconds.value - 1)
      if (waitSeconds.value === 0) clearInterval(timer)
    }, 1000)
  }
  onScopeDispose(() => clearInterval(timer))

  async function run(): Promise<void> {
    if (busy.value || waitSeconds.value > 0) return
    busy.value = true
    error.value = ''
    details.value = []
    try {
      await submit()
    } catch (failure) {
      error.value = sentence(failure)
      if (failure instanceof ApiError) {
        details.value = failure.details
        if (failure.status === 429) wait(failure.retryAfterSeconds ?? 5)
      }
    } finally {
      busy.value = false
    }
  }

  return {
    busy,
    error,
    details,
    waitSeconds,
    blocked: computed(() => busy.value || waitSeconds.value > 0),
    run,
  }
}
