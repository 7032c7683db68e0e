import type { RouteRecordRaw } from 'vue-router'
import type { NavEntry } from './page'

/** Each folder of `pages/` lists its own pages in `routes.ts`. */
const lists = import.meta.glob<RouteRecordRaw[]>('../pages/*/routes.ts', { eager: true, import: 'default' })

export const routes: RouteRecordRaw[] = Object.values(lists).flat()

export interface NavRoute {
  path: string
  title: NonNullable<RouteRecordRaw['meta']>['title']
  permission: NonNullable<RouteRecordRaw['meta']>['permission']
  nav: NavEntry
}

/** The pages of the navigation in their order. */
export const navRoutes: NavRoute[] = routes
  .flatMap((route) =>
    route.meta?.nav
      ? [
          {
            path: route.path,
            title: route.meta.title,
            permission: route.meta.permission,
            nav: route.meta.nav,
          },
        ]
      : [],
  )
  .sort((a, b) => a.nav.group.localeCompare(b.nav.group) || a.nav.order - b.nav.order)
