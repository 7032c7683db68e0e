import type { RouteRecordRaw } from 'vue-router'
import { page } from '@/router/page'

export default [
  page('/sign-in', () => import('./SignInPage.vue'), { title: 'auth.signInTitle', open: true }),
  page('/setup', () => import('./SetupLinkPage.vue'), { title: 'auth.setupTitle', open: true }),
] satisfies RouteRecordRaw[]
