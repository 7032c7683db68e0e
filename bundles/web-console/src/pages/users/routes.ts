import { Users } from '@lucide/vue'
import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/users', () => import('./UsersPage.vue'), {
    title: 'users.title',
    permission: 'create_users',
    nav: { icon: Users, group: 'organisation', order: 10 },
  }),
] satisfies RouteRecordRaw[]
