import { ScrollText } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/audit', () => import('./AuditPage.vue'), {
    title: 'audit.title',
    permission: 'create_users',
    nav: { icon: ScrollText, group: 'organisation', order: 30 },
  }),
] satisfies RouteRecordRaw[]
