import { AudioLines } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/listen', () => import('./ListenPage.vue'), {
    title: 'listen.title',
    nav: { icon: AudioLines, group: 'event', order: 50 },
  }),
] satisfies RouteRecordRaw[]
