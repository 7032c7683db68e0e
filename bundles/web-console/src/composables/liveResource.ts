import { watch } from 'vue'
import type { ListName } from '@/live/messages'
import { useLive } from '@/stores/live'
import { onListChange } from './listChange'
import { useResource, type Resource } from './resource'

/**
 * As a resource, and again whenever the connection is back, for what happened meanwhile nobody has
 * told, or when the server says that the list has changed.
 */
export function useLiveResource<T>(load: (signal: AbortSignal) => Promise<T>, list?: ListName): Resource<T> {
  const resource = useResource(load)
  const live = useLive()
  watch(
    () => live.link.state,
    (now, before) => {
      if (now === 'live' && before === 'offline') void resource.reload()
    },
  )
  if (list) onListChange(list, () => void resource.reload())
  return resource
}
