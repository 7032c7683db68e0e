import type { ApiError } from './error'

type Listener = (error: ApiError) => void

/** What a session that has ended, or is not complete, is answered. */
const CODES = new Set([
  'unauthenticated',
  'second_factor_required',
  'setup_required',
  'password_change_required',
])

let listener: Listener | undefined

/** Who brings the user to the right stage of signing in. */
export function onSessionProblem(wanted: Listener | undefined): void {
  listener = wanted
}

export function told(error: ApiError): void {
  if (error.status === 401 || (error.status === 403 && CODES.has(error.code))) listener?.(error)
}
