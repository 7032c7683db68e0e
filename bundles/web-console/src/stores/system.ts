import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { control as controlApi, event as eventApi } from '@/api'
import type { Conference, ControlStatus } from '@/api/types'
import { isZone } from '@/format'

/** The event: its name and times, whether it is paused, and the server's time. */
export const useSystem = defineStore('system', () => {
  const control = shallowRef<ControlStatus>()
  const conference = shallowRef<Conference>()
  const modulations = shallowRef<readonly string[]>([])
  /** How much the server's time is ahead of this computer's. */
  const aheadMs = ref(0)

  /** In which times are shown; undefined means the browser's own. */
  const zone = computed(() => {
    const named = conference.value?.timezone
    return named && isZone(named) ? named : undefined
  })
  const paused = computed(() => control.value?.paused ?? false)

  function setControl(now: Partial<Pick<ControlStatus, 'paused' | 'auto_pause' | 'resting'>>): void {
    if (!control.value) return
    const { paused = control.value.paused, auto_pause = control.value.auto_pause } = now
    control.value = { ...control.value, paused, auto_pause, resting: now.resting ?? control.value.resting }
  }

  function serverSaid(timestamp: string): void {
    const at = Date.parse(timestamp)
    if (Number.isFinite(at)) aheadMs.value = at - Date.now()
  }

  async function loadConference(): Promise<void> {
    conference.value = await eventApi.conference()
  }

  /** Shows the change when the server has confirmed it. */
  async function pause(wanted: boolean): Promise<void> {
    await (wanted ? controlApi.pause() : controlApi.resume())
    setControl({ paused: wanted })
  }

  return {
    control,
    conference,
    modulations,
    aheadMs,
    zone,
    paused,
    setControl,
    serverSaid,
    loadConference,
    pause,
  }
})
