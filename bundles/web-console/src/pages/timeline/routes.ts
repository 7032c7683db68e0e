import { ChartGantt } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/timeline', () => import('./TimelinePage.vue'), {
    title: 'timeline.title',
    nav: { icon: ChartGantt, group: 'event', order: 12 },
  }),
] satisfies RouteRecordRaw[]
