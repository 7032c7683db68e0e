import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/:path(.*)*', () => import('./NotFoundPage.vue'), { title: 'errors.notFoundTitle' }),
] satisfies RouteRecordRaw[]
