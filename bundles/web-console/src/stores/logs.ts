import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LiveMessage } from '@/live/messages'
import { Ring } from '@/live/ring'

const KEPT = 5000
const ALARMS_KEPT = 200

export type LogMessage = Extract<LiveMessage, { type: 'log' }>
export type Alarm = Extract<LiveMessage, { type: 'not_heard' | 'stale_report' | 'transmission_ended' }>

/** What agents log, and what organisers should look at, since the page was opened; oldest first. */
export const useLogs = defineStore('logs', () => {
  const lineRing = new Ring<LogMessage>(KEPT)
  const alarmRing = new Ring<Alarm>(ALARMS_KEPT)
  const lines = shallowRef<readonly LogMessage[]>([])
  const alarms = shallowRef<readonly Alarm[]>([])

  function add(messages: readonly LogMessage[]): void {
    lineRing.add(messages)
    lines.value = lineRing.all()
  }

  function addAlarms(messages: readonly Alarm[]): void {
    alarmRing.add(messages)
    alarms.value = alarmRing.all()
  }

  return { lines, alarms, add, addAlarms }
})
