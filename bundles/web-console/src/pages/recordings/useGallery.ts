import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { ApiError, recordings as api } from '@/api'
import type { RecordingInfo } from '@/api/types'
import { useNow } from '@/composables/now'
import { useRecordings } from '@/stores/recordings'
import { asked, wants, type Filters } from './gallery'
import { Walk } from './walk'

const SOME = 48

/** The recordings that filters want: the newest as they come, older ones when they are asked for. */
export function useGallery(filters: ComputedRef<Filters>) {
  const store = useRecordings()
  const now = useNow()
  const fetched = shallowRef<ReadonlyMap<number, RecordingInfo>>(new Map())
  const loading = shallowRef(false)
  const error = shallowRef<unknown>()
  const atEnd = shallowRef(false)
  const looked = shallowRef(0)
  let stop = new AbortController()
  let walk = start()

  function start(): Walk {
    const query = asked(filters.value, now.value)
    return new Walk(
      async (limit, offset) => (await api.list({ ...query, limit, offset }, stop.signal)).recordings,
    )
  }

  async function more(): Promise<void> {
    const mine = walk
    loading.value = true
    error.value = undefined
    try {
      const found = await mine.next((one) => wants(filters.value, one, now.value), SOME)
      if (mine !== walk) return
      fetched.value = new Map([...fetched.value, ...found.map((one) => [one.recording_id, one] as const)])
      atEnd.value = mine.atEnd
      looked.value = mine.looked
    } catch (failure) {
      if (mine === walk && !(failure instanceof ApiError && failure.aborted)) error.value = failure
    } finally {
      if (mine === walk) loading.value = false
    }
  }

  function restart(): void {
    stop.abort()
    stop = new AbortController()
    fetched.value = new Map()
    atEnd.value = false
    walk = start()
    void more()
  }

  watch(() => JSON.stringify({ ...filters.value, group: '', picked: [] }), restart, {
    immediate: true,
  })

  /** With what is told live; older ones of the store wait until the list has got so far. */
  const shown = computed(() => {
    const oldest = atEnd.value ? 0 : Math.min(...fetched.value.keys())
    const all = new Map(fetched.value)
    for (const one of store.all) {
      if (one.recording_id >= oldest) all.set(one.recording_id, one)
    }
    return [...all.values()].filter((one) => wants(filters.value, one, now.value))
  })

  return { shown, loading, error, atEnd, looked, more, restart }
}
