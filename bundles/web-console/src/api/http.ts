import { t } from '@/i18n'
import { errorOf, valueOf } from './answers'
import { csrfToken } from './csrf'
import { ApiError } from './error'
import { told } from './sessionProblems'

export type Query = Readonly<Record<string, string | number | boolean | undefined>>

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  query?: Query
  /** Sent as JSON. */
  json?: unknown
  /** Sent as it is, when there is no `json`. */
  body?: BodyInit
  headers?: Record<string, string>
  signal?: AbortSignal
  /** A wrong password is no reason to go to the page where it was typed. */
  signingIn?: boolean
}

export function address(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return `/api${path}${text && `?${text}`}`
}

/** Asks the API and gives what it answers; anything but success is an ApiError. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const answer = await raw(path, options)
  return valueOf(answer.status, await answer.text()) as T
}

/** As request, for answers that are not JSON or whose headers matter. */
export async function raw(path: string, options: RequestOptions = {}): Promise<Response> {
  const answer = await send(path, options)
  if (answer.ok) return answer
  const error = errorOf(answer.status, await answer.text(), answer.headers.get('Retry-After'))
  if (!options.signingIn) told(error)
  throw error
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const method = options.method ?? 'GET'
  const headers = new Headers(options.headers)
  if (method !== 'GET') headers.set('X-CSRF-Token', csrfToken())
  let body = options.body
  if (options.json !== undefined) {
    headers.set('Content-Type', 'application/json')
    body = JSON.stringify(options.json)
  }
  try {
    return await fetch(address(path, options.query), {
      method,
      headers,
      body,
      signal: options.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    })
  } catch {
    if (options.signal?.aborted) throw new ApiError(0, 'aborted', t('errors.aborted'))
    throw new ApiError(0, 'network', t('errors.network'))
  }
}
