/** Where to go after signing in: a path within the console, whatever the address claims. */
export function returnTo(query: unknown): string {
  const path = Array.isArray(query) ? query[0] : query
  return typeof path === 'string' && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/'
}
