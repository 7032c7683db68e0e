import { AudioWaveform } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/recordings', () => import('./RecordingsPage.vue'), {
    title: 'recordings.title',
    nav: { icon: AudioWaveform, group: 'event', order: 40 },
  }),
  page('/recordings/compare', () => import('./ComparePage.vue'), { title: 'recordings.compareTitle' }),
  page('/recordings/:id(\\d+)', () => import('./RecordingPage.vue'), { title: 'recordings.title' }),
] satisfies RouteRecordRaw[]
