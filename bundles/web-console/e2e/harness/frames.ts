import type { Page } from 'playwright-core'

export interface Frames {
  count: number
  p50: number
  p95: number
  longest: number
}

/** How long it takes from frame to frame, in ms, during a time. */
export function frameTimes(page: Page, duringMs: number): Promise<Frames> {
  return page.evaluate(async (during) => {
    const times: number[] = []
    await new Promise<void>((resolve) => {
      const began = performance.now()
      let last = began
      const next = (now: number) => {
        if (now > last) times.push(now - last)
        last = now
        if (now - began < during) requestAnimationFrame(next)
        else resolve()
      }
      requestAnimationFrame(next)
    })
    times.sort((a, b) => a - b)
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
    return { count: times.length, p50: at(0.5), p95: at(0.95), longest: at(1) }
  }, duringMs)
}
