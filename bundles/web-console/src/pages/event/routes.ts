import { CalendarClock } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/event', () => import('./EventPage.vue'), {
    title: 'event.title',
    nav: { icon: CalendarClock, group: 'organisation', order: 20 },
  }),
] satisfies RouteRecordRaw[]
