import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { ServerSample } from '@/api/types'

const KEPT = 360

/** How the server did in the last hour, oldest first. */
export const useServerSamples = defineStore('serverSamples', () => {
  const samples = shallowRef<readonly ServerSample[]>([])

  function reset(all: readonly ServerSample[]): void {
    samples.value = all.slice(-KEPT)
  }

  function add(sample: ServerSample): void {
    if (samples.value.at(-1)?.at === sample.at) return
    reset([...samples.value, sample])
  }

  return { samples, reset, add }
})
