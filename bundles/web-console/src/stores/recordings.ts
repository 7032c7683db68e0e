import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { RecordingInfo } from '@/api/types'
import { Collection } from '@/live/collection'

const KEPT = 500

export const useRecordings = defineStore('recordings', () => {
  const collection = new Collection<number, RecordingInfo>((one) => one.recording_id, KEPT)
  return {
    collection,
    all: collection.list,
    newestFirst: computed(() => [...collection.list.value].sort((a, b) => b.recording_id - a.recording_id)),
    byId: (id: number) => collection.get(id),
  }
})
