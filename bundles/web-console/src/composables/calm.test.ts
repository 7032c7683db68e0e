import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, ref } from 'vue'
import { useCalm } from './calm'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

it('is computed at once after a pause, then at most so often, and never left behind', () => {
  const scope = effectScope()
  const value = ref(0)
  const compute = vi.fn(() => value.value)
  const calm = scope.run(() => useCalm(compute, 250)) as { value: number }
  expect(calm.value).toBe(0)
  value.value = 1
  vi.advanceTimersByTime(1)
  expect(calm.value).toBe(1)
  for (let change = 2; change <= 100; change++) {
    value.value = change
    vi.advanceTimersByTime(10)
  }
  expect(compute.mock.calls.length).toBeLessThanOrEqual(6)
  vi.advanceTimersByTime(250)
  expect(calm.value).toBe(100)

  scope.stop()
  value.value = 200
  vi.advanceTimersByTime(1000)
  expect(calm.value).toBe(100)
})
