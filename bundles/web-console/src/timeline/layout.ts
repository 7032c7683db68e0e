import { overlap, shareOf, type Interval } from '@/charts/interval'
import type { Bar } from './bars'
import type { FrequencyAxis } from './frequencyAxis'

/** What is shown: when, and which part of the frequency axis. */
export interface View {
  readonly time: Interval
  readonly place: Interval
}

/** The plot, in pixels from the upper left corner of the canvas. */
export interface Plot {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Box {
  readonly bar: Bar
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Smaller is not seen. What is larger than this is drawn to scale. */
export const LEAST_HEIGHT = 3
export const LEAST_WIDTH = 2
const REACH = 4

export function xOf(plot: Plot, view: View, ms: number): number {
  return plot.left + shareOf(view.time, ms) * plot.width
}

/** Frequency grows upwards. */
export function yOf(plot: Plot, view: View, place: number): number {
  return plot.top + (1 - shareOf(view.place, place)) * plot.height
}

/** The rectangles of those bars that are in view; they may reach beyond the plot. */
export function boxesOf(bars: readonly Bar[], axis: FrequencyAxis, view: View, plot: Plot): Box[] {
  const boxes: Box[] = []
  for (const bar of bars) {
    if (bar.endMs < view.time.from || bar.startMs > view.time.to) continue
    const place = axis.placeOf({ from: bar.lowHz, to: bar.highHz })
    if (!place) continue
    const box = boxOf(bar, place, view, plot)
    if (overlap({ from: box.y, to: box.y + box.height }, { from: plot.top, to: plot.top + plot.height }))
      boxes.push(box)
  }
  return boxes
}

function boxOf(bar: Bar, place: Interval, view: View, plot: Plot): Box {
  const x = xOf(plot, view, bar.startMs)
  const top = yOf(plot, view, place.to)
  const bottom = yOf(plot, view, place.from)
  const height = Math.max(LEAST_HEIGHT, bottom - top)
  return {
    bar,
    x,
    y: (top + bottom - height) / 2,
    width: Math.max(LEAST_WIDTH, xOf(plot, view, bar.endMs) - x),
    height,
  }
}

/** The bar at a point or very near to it; of several the smallest, which is hardest to get at. */
export function hit(boxes: readonly Box[], x: number, y: number): Bar | undefined {
  let found: Box | undefined
  for (const box of boxes) {
    const dx = Math.max(box.x - x, 0, x - box.x - box.width)
    const dy = Math.max(box.y - y, 0, y - box.y - box.height)
    if (dx > REACH || dy > REACH) continue
    if (!found || box.width * box.height <= found.width * found.height) found = box
  }
  return found?.bar
}
