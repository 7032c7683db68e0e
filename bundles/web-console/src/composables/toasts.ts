import { shallowRef } from 'vue'
import { ApiError, sentence } from '@/api'

export interface Toast {
  id: number
  tone: 'good' | 'bad' | 'plain'
  text: string
  details: readonly string[]
}

const SHOWN_MS = 6000
const MOST = 5
let last = 0

export const toasts = shallowRef<readonly Toast[]>([])

export function dismiss(id: number): void {
  toasts.value = toasts.value.filter((toast) => toast.id !== id)
}

function show(tone: Toast['tone'], text: string, details: readonly string[] = []): void {
  const toast = { id: ++last, tone, text, details }
  toasts.value = [...toasts.value, toast].slice(-MOST)
  // What went wrong stays until it has been read.
  if (tone !== 'bad') setTimeout(() => dismiss(toast.id), SHOWN_MS)
}

export const toast = {
  good: (text: string) => show('good', text),
  plain: (text: string) => show('plain', text),
  bad: (text: string, details: readonly string[] = []) => show('bad', text, details),
  /** Tells a failure, unless somebody broke the request off. */
  failure(failure: unknown): void {
    if (failure instanceof ApiError && failure.aborted) return
    show('bad', sentence(failure), failure instanceof ApiError ? failure.details : [])
  },
}
