import { clockStep, niceStep, tickText, ticksWithin } from '@/charts/ticks'
import { lengthOf, overlap, shareOf, valueAt, type Interval } from '@/charts/interval'
import { hourMinute, time } from '@/format'
import type { Colours } from './draw'
import type { FrequencyAxis, Panel } from './frequencyAxis'
import { xOf, yOf, type Plot, type View } from './layout'

const ROW_PX = 20
const COLUMN_PX = 90
const BREAK_PX = 5

type Context = CanvasRenderingContext2D

export function drawTimeAxis(
  c: Context,
  view: View,
  plot: Plot,
  colours: Colours,
  zone: string | undefined,
): void {
  const seconds = lengthOf(view.time) / 1000
  const step = clockStep(seconds, Math.max(2, plot.width / COLUMN_PX))
  c.textAlign = 'center'
  c.textBaseline = 'top'
  for (const at of ticksWithin({ from: view.time.from / 1000, to: view.time.to / 1000 }, step)) {
    const x = Math.round(xOf(plot, view, at * 1000)) + 0.5
    line(c, colours.line, x, plot.top, x, plot.top + plot.height)
    c.fillStyle = colours.quiet
    const date = new Date(at * 1000)
    // A label that would be cut off says nothing.
    if (x > plot.left + 18 && x < plot.left + plot.width - 18)
      c.fillText(step < 60 ? time(date, zone, date) : hourMinute(date, zone), x, plot.top + plot.height + 5)
  }
}

export function drawFrequencyAxis(
  c: Context,
  axis: FrequencyAxis,
  view: View,
  plot: Plot,
  colours: Colours,
): void {
  for (const panel of axis.visible(view.place)) drawPanel(c, panel, view, plot, colours)
  for (const { place } of axis.panels.slice(1)) {
    if (place.from > view.place.from && place.from < view.place.to)
      drawBreak(c, yOf(plot, view, place.from), plot, colours)
  }
}

function drawPanel(c: Context, panel: Panel, view: View, plot: Plot, colours: Colours): void {
  const shown: Interval = {
    from: Math.max(panel.place.from, view.place.from),
    to: Math.min(panel.place.to, view.place.to),
  }
  if (!overlap(panel.place, view.place)) return
  const hz = (place: number) => valueAt(panel.hz, shareOf(panel.place, place)) / 1e6
  const mhz: Interval = { from: hz(shown.from), to: hz(shown.to) }
  const height = (lengthOf(shown) / lengthOf(view.place)) * plot.height
  const step = niceStep(lengthOf(mhz), Math.max(1, height / (ROW_PX * 1.6)))
  c.textAlign = 'right'
  c.textBaseline = 'middle'
  for (const tick of ticksWithin(mhz, step)) {
    const place = valueAt(panel.place, shareOf(panel.hz, tick * 1e6))
    const y = Math.round(yOf(plot, view, place)) + 0.5
    line(c, colours.line, plot.left, y, plot.left + plot.width, y)
    c.fillStyle = colours.quiet
    // At a break there is no room for two labels.
    const edge = Math.min(
      Math.abs(yOf(plot, view, panel.place.from) - y),
      Math.abs(yOf(plot, view, panel.place.to) - y),
    )
    if (edge >= 7 && y > plot.top + 4 && y < plot.top + plot.height - 2)
      c.fillText(tickText(tick, Math.min(step, 0.1)), plot.left - 6, y)
  }
}

/** Two strokes through the axis, and nothing between them. */
function drawBreak(c: Context, middle: number, plot: Plot, colours: Colours): void {
  const y = Math.round(middle)
  c.clearRect(0, y - BREAK_PX / 2, plot.left + plot.width, BREAK_PX)
  for (const at of [y - BREAK_PX / 2, y + BREAK_PX / 2])
    line(c, colours['line-strong'], plot.left - 8, at + 3, plot.left + 4, at - 3)
}

function line(c: Context, colour: string, x0: number, y0: number, x1: number, y1: number): void {
  c.strokeStyle = colour
  c.lineWidth = 1
  c.beginPath()
  c.moveTo(x0, y0)
  c.lineTo(x1, y1)
  c.stroke()
}
