import { onScopeDispose, shallowRef, watch } from 'vue'
import { ApiError, timeline as ask } from '@/api'
import { useLive } from '@/stores/live'
import { useSystem } from '@/stores/system'
import { TimelineModel } from './model'
import { SHOWN_AFTER_MS, SHOWN_BEFORE_MS } from './view'

/** However much happens, the server is asked what is scheduled no more often than this. */
const LEAST_BETWEEN_MS = 4000
/** What becomes due while nothing happens is asked for now and then. */
const MOST_BETWEEN_MS = 5 * 60_000
/** More than is shown, so that one can look a little further without asking. */
const MARGIN_MS = 5 * 60_000

/** What was, is and will be on the air, kept up to date by what the server tells. */
export function useTimeline(changed: () => void) {
  const live = useLive()
  const system = useSystem()
  const model = new TimelineModel()
  const loaded = shallowRef(false)
  const error = shallowRef<unknown>()
  const complete = shallowRef(true)
  const held = shallowRef(false)
  let since = SHOWN_BEFORE_MS + MARGIN_MS
  let askedAt = 0
  let running: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const now = () => Date.now() + system.aheadMs

  async function load(): Promise<void> {
    clearTimeout(timer)
    running?.abort()
    const mine = new AbortController()
    running = mine
    askedAt = Date.now()
    model.begin()
    try {
      const answer = await ask(now() - since, now() + SHOWN_AFTER_MS + 2 * MARGIN_MS, mine.signal)
      model.load(answer)
      loaded.value = true
      complete.value = answer.complete
      held.value = answer.held
      error.value = undefined
      changed()
    } catch (failure) {
      if (mine.signal.aborted || (failure instanceof ApiError && failure.aborted)) return
      error.value = failure
    }
    if (running === mine) after(MOST_BETWEEN_MS)
  }

  function after(ms: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void load(), ms)
  }

  let waiting = false
  function soon(): void {
    if (waiting) return
    waiting = true
    setTimeout(
      () => {
        waiting = false
        if (!stopped) void load()
      },
      Math.max(300, askedAt + LEAST_BETWEEN_MS - Date.now()),
    )
  }

  /** Asks for older ones if they are looked at. */
  function lookAt(fromMs: number): void {
    const wanted = now() - fromMs
    if (wanted <= since) return
    since = Math.min(wanted * 1.5, 23 * 60 * 60_000)
    soon()
  }

  const forget = live.observe((message) => {
    const effect = model.apply(message)
    if (effect === 'changed') changed()
    else if (effect === 'stale') soon()
  })
  // Whoever was away has missed messages.
  watch(
    () => live.link.state,
    (state, before) => {
      if (state === 'live' && before === 'offline') void load()
    },
  )

  let stopped = false
  onScopeDispose(() => {
    stopped = true
    forget()
    clearTimeout(timer)
    running?.abort()
  })
  void load()
  return { bars: () => model.bars(), now, loaded, error, complete, held, reload: load, lookAt }
}
