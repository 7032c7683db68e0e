import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { nextTick } from 'vue'
import { expect, it, vi } from 'vitest'
import type { TransmissionInfo } from '@/api/types'
import type { HistoryRow } from './history'
import TransmissionTable from './TransmissionTable.vue'

const row = (id: number): HistoryRow => ({
  transmission: {
    transmission_id: id,
    status: 'success',
    frequency: 145_500_000 + id,
    duration_seconds: 1,
    runner_id: 'fox',
    device_id: '0',
    start_at: '2026-05-01T12:00:00Z',
  } as TransmissionInfo,
  recording: undefined,
  snrDb: undefined,
})

it('shows the transmission that the address speaks of as soon as it is there, once', async () => {
  const scrolled = vi.fn()
  Element.prototype.scrollIntoView = scrolled
  const mounted = mount(TransmissionTable, {
    props: { rows: [row(1)], current: '2' },
    global: { plugins: [createPinia()] },
  })
  await nextTick()
  expect(scrolled).not.toHaveBeenCalled()
  for (const rows of [
    [row(2), row(1)],
    [row(3), row(2), row(1)],
  ]) {
    await mounted.setProps({ rows })
    await nextTick()
    expect(mounted.findAll('[aria-current=true]')).toHaveLength(1)
    expect(scrolled).toHaveBeenCalledTimes(1)
  }
})
