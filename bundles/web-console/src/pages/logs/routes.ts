import { Logs } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/logs', () => import('./LogsPage.vue'), {
    title: 'logs.title',
    nav: { icon: Logs, group: 'event', order: 60 },
  }),
] satisfies RouteRecordRaw[]
