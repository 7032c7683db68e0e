import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ApiError } from './error'
import { address, request } from './http'
import { onSessionProblem } from './sessionProblems'

const fetched = vi.fn<typeof fetch>()

function answers(status: number, body: string, headers: Record<string, string> = {}) {
  fetched.mockImplementation(() => Promise.resolve(new Response(body, { status, headers })))
}

async function failure(of: Promise<unknown>): Promise<ApiError> {
  const thrown: unknown = await of.catch((error: unknown) => error)
  expect(thrown).toBeInstanceOf(ApiError)
  return thrown as ApiError
}

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  fetched.mockReset()
  document.cookie = 'csrf_token=t0ken'
})
afterEach(() => {
  vi.unstubAllGlobals()
  onSessionProblem(undefined)
})

describe('the API client', () => {
  it('leaves out what a query does not say and escapes the rest', () => {
    expect(address('/audit', { actor: 'user:a&b', offset: 0, action: '', subject: undefined })).toBe(
      '/api/audit?actor=user%3Aa%26b&offset=0',
    )
  })

  it('shows the CSRF token when it changes something, and only then', async () => {
    answers(200, '{"ok":true}')
    expect(await request('/control/pause', { method: 'POST', json: { a: 1 } })).toEqual({ ok: true })
    await request('/users')
    const [change, look] = fetched.mock.calls.map(([, init]) => new Headers(init?.headers))
    expect(change?.get('X-CSRF-Token')).toBe('t0ken')
    expect(change?.get('Content-Type')).toBe('application/json')
    expect(look?.has('X-CSRF-Token')).toBe(false)
  })

  it('tells an error with code, details and when to come back', async () => {
    answers(429, '{"error":"Too many.","code":"too_many_requests","details":["a",1]}', {
      'Retry-After': '30',
    })
    const error = await failure(request('/x'))
    expect(error).toMatchObject({
      status: 429,
      code: 'too_many_requests',
      message: 'Too many.',
      details: ['a'],
      retryAfterSeconds: 30,
    })
  })

  it.each(['', '<html>', 'null', '[]', '"text"', '{"error":{"a":1},"code":7}'])(
    'has a sentence even for the answer %j',
    async (body) => {
      answers(502, body)
      const error = await failure(request('/x'))
      expect(error.message).toContain('502')
      expect(error.code).toBe('http_502')
    },
  )

  it('does not take what is no JSON for success', async () => {
    answers(200, '<html>')
    expect((await failure(request('/x'))).code).toBe('not_json')
  })

  it('tells that there is no connection', async () => {
    fetched.mockRejectedValue(new TypeError('Failed to fetch'))
    expect((await failure(request('/x'))).code).toBe('network')
  })

  it('tells that it was broken off', async () => {
    fetched.mockRejectedValue(new DOMException('aborted', 'AbortError'))
    const controller = new AbortController()
    controller.abort()
    expect((await failure(request('/x', { signal: controller.signal }))).aborted).toBe(true)
  })

  it('reports sessions that have ended or are not complete, but no missing permission', async () => {
    const told: string[] = []
    onSessionProblem((error) => told.push(error.code))
    for (const [status, code] of [
      [401, 'unauthenticated'],
      [403, 'second_factor_required'],
      [403, 'no_permission'],
      [403, 'csrf'],
    ] as const) {
      answers(status, JSON.stringify({ error: 'No.', code }))
      await failure(request('/x'))
    }
    answers(401, '{"error":"Wrong.","code":"unauthenticated"}')
    await failure(request('/auth/login', { method: 'POST', signingIn: true }))
    expect(told).toEqual(['unauthenticated', 'second_factor_required'])
  })
})
