import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { ranges as api } from '@/api'
import type { FrequencyRangeInfo } from '@/api/types'

/** The named frequency ranges. Loaded by the pages that show them, and live from then on. */
export const useRanges = defineStore('ranges', () => {
  const all = shallowRef<readonly FrequencyRangeInfo[]>()

  async function load(signal?: AbortSignal): Promise<void> {
    all.value = await api.list(signal)
  }

  return { all, load }
})
