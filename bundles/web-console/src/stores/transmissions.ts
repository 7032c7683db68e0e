import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { TransmissionInfo } from '@/api/types'
import { Collection } from '@/live/collection'

const KEPT = 1000

interface Progress {
  lease: number
  /** 0 to 1 */
  fraction: number
}

export const useTransmissions = defineStore('transmissions', () => {
  const collection = new Collection<number, TransmissionInfo>((one) => one.transmission_id, KEPT)
  const progress = new Collection<number, Progress>((one) => one.lease, KEPT)
  return {
    collection,
    progress,
    all: collection.list,
    /** Granted and not over; those that began first come first. */
    onTheAir: computed(() =>
      collection.list.value
        .filter((one) => one.status === 'assigned')
        .sort((a, b) => a.start_at.localeCompare(b.start_at)),
    ),
    /** The newest first. */
    over: computed(() => collection.list.value.filter((one) => one.status !== 'assigned').reverse()),
    byId: (id: number) => collection.get(id),
    /** As its runner last said; undefined if it has said nothing. */
    fractionOf: (lease: number) => progress.get(lease)?.fraction,
  }
})
