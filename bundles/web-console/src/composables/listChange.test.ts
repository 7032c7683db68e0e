import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { LiveMessage } from '@/live/messages'
import { useLive } from '@/stores/live'
import { onListChange } from './listChange'

const observers = new Set<(message: LiveMessage) => void>()
const tell = (message: LiveMessage) => observers.forEach((observer) => observer(message))

const changed = (...lists: string[]): LiveMessage => ({ type: 'lists_changed', timestamp: '', lists })

describe('a list that the server says has changed', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    Object.assign(useLive(), {
      observe: (observer: (message: LiveMessage) => void) => {
        observers.add(observer)
        return () => observers.delete(observer)
      },
    })
    vi.useFakeTimers()
  })
  afterEach(() => void vi.useRealTimers())

  it('is asked for once after a burst, and not for other lists', () => {
    const asked = vi.fn()
    const scope = effectScope()
    scope.run(() => onListChange('users', asked))
    for (let i = 0; i < 20; i++) tell(changed('audit', 'users'))
    tell(changed('audit'))
    expect(asked).not.toHaveBeenCalled()
    vi.advanceTimersByTime(300)
    expect(asked).toHaveBeenCalledTimes(1)
    tell(changed('audit'))
    vi.advanceTimersByTime(1000)
    expect(asked).toHaveBeenCalledTimes(1)
    tell(changed('users'))
    scope.stop()
    vi.advanceTimersByTime(1000)
    expect(asked).toHaveBeenCalledTimes(1)
    expect(observers.size).toBe(0)
  })
})
