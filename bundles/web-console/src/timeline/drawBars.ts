import { outcomeOf, type Outcome } from './bars'
import type { Colours } from './draw'
import { LEAST_HEIGHT, type Box, type Plot } from './layout'

type Context = CanvasRenderingContext2D

const FILL: Readonly<Record<Exclude<Outcome, 'scheduled'>, keyof Colours>> = {
  live: 'accent-fill',
  sent: 'line-strong',
  heard: 'good',
  notHeard: 'warn',
  failed: 'bad',
}
const MARK_PX = 3.5

export function drawBar(c: Context, box: Box, nowX: number, plot: Plot, colours: Colours): void {
  const outcome = outcomeOf(box.bar)
  if (outcome === 'scheduled') drawScheduled(c, box, plot, colours)
  else if (outcome === 'live') drawLive(c, box, nowX, colours)
  else {
    c.fillStyle = colours[FILL[outcome]]
    c.fillRect(box.x, box.y, box.width, box.height)
  }
  if (box.bar.kind === 'sent' && (box.bar.recording || outcome === 'failed'))
    drawMark(c, box, outcome, colours)
}

/** Full up to now, and in outline to where it is expected to end. */
function drawLive(c: Context, box: Box, nowX: number, colours: Colours): void {
  const grown = Math.max(0, Math.min(box.width, nowX - box.x))
  c.fillStyle = colours['accent-soft']
  c.fillRect(box.x, box.y, box.width, box.height)
  c.fillStyle = colours['accent-fill']
  c.fillRect(box.x, box.y, grown, box.height)
  c.strokeStyle = colours.accent
  c.lineWidth = 1
  c.strokeRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1)
}

/** Hatched: from the earliest to the latest time, over all in which it may lie. */
function drawScheduled(c: Context, box: Box, plot: Plot, colours: Colours): void {
  const left = Math.max(box.x, plot.left)
  const right = Math.min(box.x + box.width, plot.left + plot.width)
  const top = Math.max(box.y, plot.top)
  const bottom = Math.min(box.y + box.height, plot.top + plot.height)
  if (right <= left || bottom <= top) return
  c.strokeStyle = colours.quiet
  c.lineWidth = 1
  if (bottom - top <= LEAST_HEIGHT + 1) {
    c.setLineDash([4, 3])
    c.strokeRect(left, top, right - left, bottom - top)
    c.setLineDash([])
    return
  }
  c.save()
  c.beginPath()
  c.rect(left, top, right - left, bottom - top)
  c.clip()
  c.globalAlpha = 0.4
  c.beginPath()
  const height = bottom - top
  for (let x = left - height; x < right; x += 7) {
    c.moveTo(x, bottom)
    c.lineTo(x + height, top)
  }
  c.stroke()
  c.restore()
  c.globalAlpha = 0.75
  c.strokeRect(left + 0.5, top + 0.5, right - left - 1, height - 1)
  c.globalAlpha = 1
}

/** Behind the end: a dot for a recording, hollow while it is made; a cross for what went wrong. */
function drawMark(c: Context, box: Box, outcome: Outcome, colours: Colours): void {
  const x = box.x + box.width + MARK_PX
  const y = box.y + box.height / 2
  c.lineWidth = 1.5
  c.beginPath()
  if (outcome === 'notHeard' || outcome === 'failed') {
    c.strokeStyle = colours[FILL[outcome]]
    for (const [dx, dy] of [
      [MARK_PX, MARK_PX],
      [MARK_PX, -MARK_PX],
    ] as const) {
      c.moveTo(x - dx, y - dy)
      c.lineTo(x + dx, y + dy)
    }
    c.stroke()
    return
  }
  c.arc(x, y, MARK_PX, 0, 2 * Math.PI)
  c.fillStyle = outcome === 'heard' ? colours.good : colours.surface
  c.strokeStyle = outcome === 'heard' ? colours.surface : colours.text
  c.fill()
  c.stroke()
}
