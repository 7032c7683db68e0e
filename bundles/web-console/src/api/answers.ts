import { t } from '@/i18n'
import { ApiError } from './error'
import type { ProblemInfo } from './types'

/** The error that an answer tells; whatever its body is, there is a sentence. */
export function errorOf(status: number, body: string, retryAfter: string | null): ApiError {
  const told = parsed(body)
  const seconds = Number(retryAfter)
  return new ApiError(
    status,
    typeof told.code === 'string' ? told.code : `http_${status}`,
    typeof told.error === 'string' ? told.error : t('errors.unexpected', { status: String(status) }),
    Array.isArray(told.details) ? told.details.filter((one) => typeof one === 'string') : [],
    retryAfter !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined,
    Array.isArray(told.problems) ? told.problems.filter(isProblem) : [],
  )
}

function isProblem(value: unknown): value is ProblemInfo {
  return (
    typeof value === 'object' && value !== null && 'message' in value && typeof value.message === 'string'
  )
}

/** The value of a successful answer; empty ones have none. */
export function valueOf(status: number, body: string): unknown {
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw new ApiError(status, 'not_json', t('errors.unexpected', { status: String(status) }))
  }
}

function parsed(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
