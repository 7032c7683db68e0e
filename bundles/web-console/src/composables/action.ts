import { shallowRef } from 'vue'
import { toast } from './toasts'

/** Something that is done at most once at a time; its failures are told in a toast. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>) {
  const busy = shallowRef(false)

  /** Whether it went well. */
  async function run(...args: A): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    try {
      await act(...args)
      return true
    } catch (failure) {
      toast.failure(failure)
      return false
    } finally {
      busy.value = false
    }
  }

  return { busy, run }
}
