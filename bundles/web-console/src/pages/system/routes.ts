import { ServerCog } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/system', () => import('./SystemPage.vue'), {
    title: 'system.title',
    nav: { icon: ServerCog, group: 'organisation', order: 40 },
  }),
] satisfies RouteRecordRaw[]
