import { watch } from 'vue'
import { useLive } from '@/stores/live'
import { useResource, type Resource } from './resource'

/** As a resource, and again whenever the connection is back: what happened meanwhile nobody has told. */
export function useLiveResource<T>(load: (signal: AbortSignal) => Promise<T>): Resource<T> {
  const resource = useResource(load)
  const live = useLive()
  watch(
    () => live.link.state,
    (now, before) => {
      if (now === 'live' && before === 'offline') void resource.reload()
    },
  )
  return resource
}
