import { computed, shallowRef, watch, type Ref } from 'vue'
import { challenges as api } from '@/api'
import type { RecordingInfo, TransmissionInfo } from '@/api/types'
import { useAction } from '@/composables/action'
import { useResource } from '@/composables/resource'
import { useLive } from '@/stores/live'
import { useRecordings } from '@/stores/recordings'
import { useTransmissions } from '@/stores/transmissions'
import { historyOf, newestOf } from './history'

const PAGE = 50

/** The transmissions and recordings of a challenge: what was before from the API, what comes live. */
export function useHistory(id: Readonly<Ref<string>>) {
  const older = shallowRef<{ transmissions: TransmissionInfo[]; recordings: RecordingInfo[] }>(empty())
  const complete = shallowRef(false)

  const { data, error, reload } = useResource(async (signal) => load(id.value, 0, signal))
  watch(id, () => {
    data.value = undefined
    older.value = empty()
    void reload()
  })
  const live = useLive()
  // What happened while there was no connection is told by nobody else.
  watch(
    () => live.link.state,
    (state, before) => {
      if (state === 'live' && before !== undefined) void reload()
    },
  )

  async function load(challenge: string, offset: number, signal?: AbortSignal) {
    const [{ transmissions }, { recordings }] = await Promise.all([
      api.transmissions(challenge, PAGE, offset, signal),
      api.recordings(challenge, PAGE, offset, signal),
    ])
    complete.value = transmissions.length < PAGE && recordings.length < PAGE
    return { transmissions, recordings }
  }

  const mine = <T extends { challenge_id: string }>(all: readonly T[]) =>
    all.filter((one) => one.challenge_id === id.value)
  const transmissions = computed(() =>
    newestOf(
      [...(data.value?.transmissions ?? []), ...older.value.transmissions],
      mine(useTransmissions().all),
      (one) => one.transmission_id,
    ),
  )
  const recordings = computed(() =>
    newestOf(
      [...(data.value?.recordings ?? []), ...older.value.recordings],
      mine(useRecordings().all),
      (one) => one.recording_id,
    ),
  )

  const { busy, run: more } = useAction(async () => {
    const asked = id.value
    const offset = Math.max(transmissions.value.length, recordings.value.length)
    const next = await load(asked, offset)
    if (asked !== id.value) return
    older.value = {
      transmissions: [...older.value.transmissions, ...next.transmissions],
      recordings: [...older.value.recordings, ...next.recordings],
    }
  })

  return {
    rows: computed(() => historyOf(transmissions.value, recordings.value)),
    recordings,
    loaded: computed(() => data.value !== undefined),
    error,
    reload,
    complete,
    busy,
    more,
  }
}

function empty() {
  return { transmissions: [], recordings: [] }
}
