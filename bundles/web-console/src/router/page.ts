import type { Component } from 'vue'
import type { RouteRecordRaw } from 'vue-router'
import type { MessageKey } from '@/i18n'
import type { Permission } from './permissions'

export interface NavEntry {
  icon: Component
  group: 'event' | 'organisation'
  /** Where it stands in its group, smallest first. */
  order: number
}

export interface PageMeta {
  title: MessageKey
  /** Without it the page is not in the navigation and cannot be opened by its address. */
  permission?: Permission
  /** Pages without it are reached from others. */
  nav?: NavEntry
  /** For those who are not signed in. */
  open?: boolean
}

declare module 'vue-router' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type
  interface RouteMeta extends Partial<PageMeta> {}
}

/** A page that is loaded when it is opened first. */
export function page(path: string, load: () => Promise<unknown>, meta: PageMeta): RouteRecordRaw {
  return { path, component: load as () => Promise<Component>, meta: { ...meta }, props: true }
}
