import { computed, shallowRef, watch, type ComputedRef } from 'vue'
import { logs as api } from '@/api'
import { useLiveResource } from '@/composables/liveResource'
import { useLogs } from '@/stores/logs'
import { fromInfo, fromMessage, matches, newerThan, type Line, type Wanted } from './lines'

const KEPT = 5000
const PAGE = 1000

/** All lines that the server keeps, oldest first. */
async function loadAll(signal: AbortSignal): Promise<Line[]> {
  const newestFirst = []
  while (newestFirst.length < KEPT) {
    const { logs } = await api.search({ limit: PAGE, offset: newestFirst.length }, signal)
    newestFirst.push(...logs)
    if (logs.length < PAGE) break
  }
  return newestFirst.reverse().map(fromInfo)
}

/** The lines that are wanted: those that the server had, and those that come; it can be paused. */
export function useLines(wanted: ComputedRef<Wanted>) {
  const live = useLogs()
  const { data, error, loading, reload } = useLiveResource(loadAll)

  const all = computed(() => {
    const loaded = data.value ?? []
    return [...loaded, ...newerThan(loaded, live.lines.map(fromMessage))].slice(-KEPT)
  })
  const current = computed(() => all.value.filter((line) => matches(line, wanted.value)))

  const paused = shallowRef(false)
  const kept = shallowRef<readonly Line[]>([])
  watch(paused, (now) => (kept.value = now ? all.value : []))

  /** While it is paused a filter still works, on what was there. */
  const shown = computed(() =>
    paused.value ? kept.value.filter((line) => matches(line, wanted.value)) : current.value,
  )
  const newCount = computed(() => {
    if (!paused.value) return 0
    const end = kept.value.at(-1)?.id ?? 0
    return current.value.filter((line) => line.id > end).length
  })

  return {
    all,
    shown,
    paused,
    newCount,
    loaded: computed(() => data.value !== undefined),
    error,
    loading,
    reload,
  }
}
