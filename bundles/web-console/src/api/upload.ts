import { t } from '@/i18n'
import { errorOf, valueOf } from './answers'
import { csrfToken } from './csrf'
import { ApiError } from './error'
import { told } from './sessionProblems'

export interface UploadOptions {
  headers?: Record<string, string>
  signal?: AbortSignal
  /** 0 to 1; called until all is sent. The server may still work on it then. */
  onProgress?: (fraction: number) => void
}

/** Posts a form with files. `fetch` tells no progress of what it sends, so this is an XMLHttpRequest. */
export function upload<T>(path: string, form: FormData, options: UploadOptions = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    if (options.signal?.aborted) {
      reject(new ApiError(0, 'aborted', t('errors.aborted')))
      return
    }
    const xhr = new XMLHttpRequest()
    xhr.open('POST', `/api${path}`)
    xhr.setRequestHeader('X-CSRF-Token', csrfToken())
    for (const [name, value] of Object.entries(options.headers ?? {})) xhr.setRequestHeader(name, value)
    xhr.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) options.onProgress?.(event.loaded / event.total)
    }
    xhr.onload = () => {
      try {
        resolve(outcome(xhr) as T)
      } catch (failure) {
        reject(failure)
      }
    }
    xhr.onerror = () => reject(new ApiError(0, 'network', t('errors.network')))
    xhr.onabort = () => reject(new ApiError(0, 'aborted', t('errors.aborted')))
    options.signal?.addEventListener('abort', () => xhr.abort(), { once: true })
    xhr.send(form)
  })
}

function outcome(xhr: XMLHttpRequest): unknown {
  if (xhr.status >= 200 && xhr.status < 300) return valueOf(xhr.status, xhr.responseText)
  const error = errorOf(xhr.status, xhr.responseText, xhr.getResponseHeader('Retry-After'))
  told(error)
  throw error
}
