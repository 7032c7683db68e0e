/** What the server wants to see in each change, from the cookie that it gave. */
export function csrfToken(cookies: string = document.cookie): string {
  const found = cookies.split('; ').find((cookie) => cookie.startsWith('csrf_token='))
  return found?.slice('csrf_token='.length) ?? ''
}
