import { onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { ApiError } from '@/api'

export interface Resource<T> {
  data: ShallowRef<T | undefined>
  error: ShallowRef<unknown>
  loading: ShallowRef<boolean>
  /** Loads again; what was there stays until the new is. */
  reload: () => Promise<void>
}

/** Something to be loaded at once; a newer request, or leaving the page, breaks an older one off. */
export function useResource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const data = shallowRef<T>()
  const error = shallowRef<unknown>()
  const loading = shallowRef(false)
  let running: AbortController | undefined

  async function reload(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    loading.value = true
    try {
      data.value = await load(mine.signal)
      error.value = undefined
    } catch (failure) {
      if (mine.signal.aborted || (failure instanceof ApiError && failure.aborted)) return
      error.value = failure
    } finally {
      if (running === mine) loading.value = false
    }
  }

  onScopeDispose(() => running?.abort())
  void reload()
  return { data, error, loading, reload }
}
