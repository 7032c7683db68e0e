/** Calls back once, before the next frame is drawn; hidden pages draw none and get a timer. */
export type Schedule = (callback: () => void) => void

export const nextFrame: Schedule = (callback) => {
  if (document.hidden) setTimeout(callback, 250)
  else requestAnimationFrame(callback)
}

/**
 * Collects what comes and hands it on at most once for each frame: however many events a second
 * there are, the page is drawn as often as the screen shows it.
 */
export class Batch<T> {
  private waiting: T[] = []
  private scheduled = false

  constructor(
    private readonly apply: (items: readonly T[]) => void,
    private readonly schedule: Schedule = nextFrame,
  ) {}

  add(item: T): void {
    this.waiting.push(item)
    if (this.scheduled) return
    this.scheduled = true
    this.schedule(() => this.flush())
  }

  /** Forgets what waits. */
  clear(): void {
    this.waiting = []
  }

  private flush(): void {
    this.scheduled = false
    const items = this.waiting
    this.waiting = []
    if (items.length > 0) this.apply(items)
  }
}
