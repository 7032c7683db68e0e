import { describe, expect, it } from 'vitest'
import { returnTo } from './returnTo'
import { navRoutes, routes } from './routes'

describe('the way back after signing in', () => {
  it.each([
    ['/users', '/users'],
    ['/challenges/a?tab=1#x', '/challenges/a?tab=1#x'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/sign-in?return=/sign-in', '/'],
    [undefined, '/'],
    [['/users', '/x'], '/users'],
    [null, '/'],
  ])('of %j is %s', (query, path) => expect(returnTo(query)).toBe(path))
})

describe('the pages', () => {
  it('have addresses and places in the navigation of their own', () => {
    const paths = routes.map((route) => route.path)
    expect(new Set(paths).size).toBe(paths.length)
    const places = navRoutes.map((route) => `${route.nav.group} ${route.nav.order}`)
    expect(new Set(places).size).toBe(places.length)
  })

  it('all have a title', () => {
    for (const route of routes.filter((one) => one.component))
      expect(route.meta?.title, route.path).toBeTruthy()
  })

  it('are only open where one signs in', () => {
    const open = routes.filter((route) => route.meta?.open).map((route) => route.path)
    expect(open.sort()).toEqual(['/setup', '/sign-in'])
  })
})
