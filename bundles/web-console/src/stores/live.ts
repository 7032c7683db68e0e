import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { alive } from '@/api'
import { applyAll } from '@/live/apply'
import { Batch } from '@/live/batch'
import type { LiveMessage } from '@/live/messages'
import { LiveSocket, type Link } from '@/live/socket'

type Observer = (message: LiveMessage) => void

/** The connection over which the server tells what happens. */
export const useLive = defineStore('live', () => {
  const link = shallowRef<Link>({ state: 'connecting' })
  const observers = new Set<Observer>()
  const batch = new Batch<LiveMessage>((messages) => {
    applyAll(messages)
    for (const observer of observers) messages.forEach(observer)
  })
  const socket = new LiveSocket(
    {
      link: (now) => (link.value = now),
      message: (message) => {
        // What was told before is in the whole state that begins now.
        if (message.type === 'initial_state') batch.clear()
        batch.add(message)
      },
    },
    `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/events`,
    alive,
  )

  /** Calls back for each message, after the stores have it; gives what ends that. */
  function observe(observer: Observer): () => void {
    observers.add(observer)
    return () => observers.delete(observer)
  }

  function stop(): void {
    socket.stop()
    batch.clear()
  }

  return { link, observe, start: () => socket.start(), stop, retryNow: () => socket.retryNow() }
})
