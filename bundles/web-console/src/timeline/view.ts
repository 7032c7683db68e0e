import { fitted, lengthOf, shifted, valueAt, zoomed, type Interval } from '@/charts/interval'
import type { View } from './layout'

const MINUTE_MS = 60_000
export const SHOWN_BEFORE_MS = 60 * MINUTE_MS
export const SHOWN_AFTER_MS = 10 * MINUTE_MS
const SHORTEST_MS = 2000
/** The server tells a day at most. */
export const LONGEST_MS = 24 * 60 * MINUTE_MS
const WHOLE: Interval = { from: 0, to: 1 }

/** The last hour and the next ten minutes, of all that is used. */
export function wholeView(now: number): View {
  return { time: { from: now - SHOWN_BEFORE_MS, to: now + SHOWN_AFTER_MS }, place: WHOLE }
}

/** How far one may look: a day back, and as far ahead as there is something scheduled. */
export function timeLimits(now: number): Interval {
  return { from: now + SHOWN_AFTER_MS - LONGEST_MS, to: now + 3 * SHOWN_AFTER_MS }
}

export interface Zoom {
  readonly time: number
  readonly place: number
  /** Shares of the view that stay where they are. */
  readonly atTime: number
  readonly atPlace: number
}

export function zoomView(view: View, zoom: Zoom, now: number, finest: number): View {
  return {
    time:
      zoom.time === 1
        ? view.time
        : fitted(zoomed(view.time, zoom.time, valueAt(view.time, zoom.atTime)), timeLimits(now), SHORTEST_MS),
    place: fitted(zoomed(view.place, zoom.place, valueAt(view.place, zoom.atPlace)), WHOLE, finest),
  }
}

/** Moved by shares of what is shown. */
export function panView(view: View, time: number, place: number, now: number): View {
  return {
    time: fitted(shifted(view.time, time * lengthOf(view.time)), timeLimits(now), SHORTEST_MS),
    place: fitted(shifted(view.place, place * lengthOf(view.place)), WHOLE, 0),
  }
}

/** As long and as high as before, with this in the middle if it was not in view. */
export function showing(view: View, time: number, place: number, now: number): View {
  const at = (interval: Interval, value: number) =>
    value >= interval.from && value <= interval.to
      ? 0
      : (value - (interval.from + interval.to) / 2) / lengthOf(interval)
  return panView(view, at(view.time, time), at(view.place, place), now)
}
