import type { ProblemInfo } from './types'

/** What went wrong with a request, in one sentence for people and a stable code for programs. */
export class ApiError extends Error {
  override readonly name = 'ApiError'

  constructor(
    /** 0 if there was no answer. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** More sentences, if there are several mistakes. */
    readonly details: readonly string[] = [],
    readonly retryAfterSeconds?: number,
    /** The same as the details, with the places that they are about. */
    readonly problems: readonly ProblemInfo[] = [],
  ) {
    super(message)
  }

  get aborted(): boolean {
    return this.code === 'aborted'
  }
}

/** The sentence of whatever was thrown. */
export function sentence(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure)
}
