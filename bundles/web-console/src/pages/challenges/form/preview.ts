import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { ApiError, sentence, signals } from '@/api'
import type { FrequencyRangeInfo, PreviewReply, PreviewRequest } from '@/api/types'
import { t } from '@/i18n'
import type { Editor } from './editor'
import { previewOf } from './previewRequest'

const AFTER_TYPING_MS = 900
const WAIT_SECONDS = 2

/** What the signal will look like: made when somebody asks for it, or a moment after he stops typing. */
export function usePreview(editor: Editor, ranges: readonly FrequencyRangeInfo[]) {
  const reply = shallowRef<PreviewReply>()
  const madeOf = shallowRef('')
  const making = shallowRef(false)
  const problem = shallowRef('')
  const details = shallowRef<readonly string[]>([])
  /** Seconds until the server is asked again. */
  const waiting = shallowRef(0)
  const automatic = shallowRef(true)
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const wanted = computed(() => previewOf(editor.draft, editor.form.value, ranges))
  const request = computed(() => ('request' in wanted.value ? wanted.value.request : undefined))
  const key = computed(() => JSON.stringify(request.value))
  const old = computed(() => reply.value !== undefined && madeOf.value !== key.value)

  function stop(): void {
    clearTimeout(timer)
    running?.abort()
    running = undefined
    waiting.value = 0
    making.value = false
  }
  onScopeDispose(stop)

  async function make(): Promise<void> {
    stop()
    if (!request.value) return
    const mine = new AbortController()
    running = mine
    making.value = true
    problem.value = ''
    details.value = []
    const asked = key.value
    try {
      reply.value = await signals.preview(request.value as PreviewRequest, mine.signal)
      madeOf.value = asked
    } catch (failure) {
      if (!mine.signal.aborted) failed(failure)
    } finally {
      if (running === mine) making.value = false
    }
  }

  function failed(failure: unknown): void {
    const code = failure instanceof ApiError ? failure.code : ''
    if (code === 'busy' && failure instanceof ApiError) {
      wait(Math.ceil(failure.retryAfterSeconds ?? WAIT_SECONDS))
      return
    }
    reply.value = undefined
    problem.value = code === 'too_long' ? t('challengeForm.previewTooLong') : sentence(failure)
    details.value = failure instanceof ApiError ? failure.details : []
  }

  function wait(seconds: number): void {
    waiting.value = seconds
    timer = setTimeout(() => (seconds > 1 ? wait(seconds - 1) : void make()), 1000)
  }

  watch(
    key,
    () => {
      clearTimeout(timer)
      waiting.value = 0
      problem.value = ''
      details.value = []
      if (automatic.value && request.value) timer = setTimeout(() => void make(), AFTER_TYPING_MS)
    },
    { immediate: true },
  )

  return { reply, wanted, making, waiting, problem, details, old, automatic, make }
}
