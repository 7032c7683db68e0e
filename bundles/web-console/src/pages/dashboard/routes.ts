import { LayoutDashboard } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/', () => import('./DashboardPage.vue'), {
    title: 'dashboard.title',
    nav: { icon: LayoutDashboard, group: 'event', order: 10 },
  }),
] satisfies RouteRecordRaw[]
