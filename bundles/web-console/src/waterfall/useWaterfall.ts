import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { ApiError, recordings as api, transmissions } from '@/api'
import type { RecordingInfo, TransmissionInfo } from '@/api/types'
import { useRecordings } from '@/stores/recordings'
import { readWaterfall, type Waterfall } from './picture'

/** A recording by its number, with its picture and transmission; live while it is made. */
export function useWaterfall(id: () => number | undefined) {
  const store = useRecordings()
  const loaded = shallowRef<RecordingInfo>()
  const transmission = shallowRef<TransmissionInfo>()
  const waterfall = shallowRef<Waterfall>()
  const error = shallowRef<unknown>()
  let running: AbortController | undefined

  const recording = computed(() => {
    const wanted = id()
    if (wanted === undefined) return undefined
    const told = store.byId(wanted)
    if (told) return told
    return loaded.value?.recording_id === wanted ? loaded.value : undefined
  })

  async function load(): Promise<void> {
    running?.abort()
    const mine = new AbortController()
    running = mine
    const wanted = id()
    if (wanted === undefined) return
    try {
      error.value = undefined
      const found = await api.one(wanted, mine.signal)
      loaded.value = found
      const [sent] = await Promise.all([
        transmissions.one(found.transmission_id, mine.signal),
        picture(found, mine.signal),
      ])
      transmission.value = sent
    } catch (failure) {
      if (mine.signal.aborted || (failure instanceof ApiError && failure.aborted)) return
      error.value = failure
    }
  }

  async function picture(found: RecordingInfo, signal: AbortSignal): Promise<void> {
    if (!found.picture) return
    const read = await readWaterfall(
      await api.image(found.recording_id, signal),
      found.picture,
      found.frequency,
    )
    if (!signal.aborted) waterfall.value = read
  }

  watch(
    id,
    () => {
      waterfall.value = undefined
      transmission.value = undefined
      void load()
    },
    { immediate: true },
  )
  // The picture comes some time after the recording.
  watch(
    () => recording.value?.image_url,
    (url) => {
      if (url && !waterfall.value && loaded.value) void load()
    },
  )
  onScopeDispose(() => running?.abort())
  return { recording, transmission, waterfall, error, reload: load }
}
