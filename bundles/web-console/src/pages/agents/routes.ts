import { RadioTower } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/agents', () => import('./AgentsPage.vue'), {
    title: 'agents.title',
    nav: { icon: RadioTower, group: 'event', order: 30 },
  }),
  page('/agents/:id', () => import('./AgentPage.vue'), { title: 'agents.title' }),
] satisfies RouteRecordRaw[]
