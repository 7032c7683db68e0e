import { createRouter, createWebHistory, type Router } from 'vue-router'
import { tKey, t } from '@/i18n'
import { useSession } from '@/stores/session'
import { routes } from './routes'

export function makeRouter(): Router {
  const router = createRouter({
    history: createWebHistory('/console/'),
    routes,
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  })

  router.beforeEach(async (to) => {
    const session = useSession()
    if (to.meta.open) return true
    if (session.stage === 'unknown') await session.load()
    return session.complete || { path: '/sign-in', query: { return: to.fullPath } }
  })

  router.afterEach((to) => {
    document.title = to.meta.title ? t('app.title', { page: tKey(to.meta.title) }) : t('app.name')
  })
  return router
}
