import type { Server } from './server'
import { freshTotp } from './totp'

/** Somebody who has been set up and is signed in. */
export interface Person {
  name: string
  password: string
  secret: string
  cookies: Record<string, string>
}

export const PASSWORD = 'a gull sat on the mast'

/** Speaks with the API as a browser does: with cookies and the CSRF token. */
class Visitor {
  readonly cookies: Record<string, string> = {}

  constructor(private readonly server: Server) {}

  async post<T>(path: string, json: unknown): Promise<T> {
    const answer = await fetch(`${this.server.url}/api${path}`, {
      method: 'POST',
      body: JSON.stringify(json),
      headers: {
        'Content-Type': 'application/json',
        Cookie: Object.entries(this.cookies)
          .map(([name, value]) => `${name}=${value}`)
          .join('; '),
        'X-CSRF-Token': this.cookies.csrf_token ?? '',
      },
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, value] = (cookie.split(';')[0] as string).split('=') as [string, string]
      this.cookies[name] = value
    }
    return (await answer.json()) as T
  }

  async setUp(name: string): Promise<Person> {
    const { totp_secret } = await this.post<{ totp_secret: string }>('/auth/complete-setup', {
      new_password: PASSWORD,
    })
    await this.post('/auth/verify-setup', { totp_code: await freshTotp(totp_secret) })
    return { name, password: PASSWORD, secret: totp_secret, cookies: this.cookies }
  }
}

/** The first administrator, by the link of the first start. */
export async function setUpFirst(server: Server): Promise<Person> {
  const visitor = new Visitor(server)
  await visitor.post('/auth/setup-link', { code: (await server.setupLink()).split('#')[1] })
  return visitor.setUp('admin')
}

const taken = new Map<string, number>()

/** A new user with these permissions; a name that was asked for before gets a number. */
export async function newPerson(
  server: Server,
  wanted: string,
  permissions: readonly string[],
): Promise<Person> {
  const before = taken.get(wanted) ?? 0
  taken.set(wanted, before + 1)
  const name = before === 0 ? wanted : `${wanted}-${before + 1}`
  const { temporary_password } = await server.api<{ temporary_password: string }>('/users', {
    method: 'POST',
    body: JSON.stringify({ username: name, permissions }),
    headers: { 'Content-Type': 'application/json' },
  })
  const visitor = new Visitor(server)
  await visitor.post('/auth/login', { username: name, password: temporary_password })
  return visitor.setUp(name)
}
