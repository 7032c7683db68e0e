import type { Size } from '@/charts/canvas'
import { tokenColours } from '@/charts/colours'
import { lengthOf, shareOf } from '@/charts/interval'
import { niceStep, tickText, ticksWithin } from '@/charts/ticks'
import { t } from '@/i18n'
import type { Mark } from './marks'
import type { Waterfall } from './picture'
import type { WaterfallView } from './view'

const TOKENS = ['page', 'line-strong', 'text', 'quiet'] as const
export type Colours = Record<(typeof TOKENS)[number], string>
export const coloursNow = (): Colours => tokenColours(TOKENS)

/** The plot is the same in both themes, and so are the marks in it; as in the pictures themselves. */
export const EXPECTED = '#6cc7ff'
export const MEASURED = '#ffb454'

const MARGIN = { left: 44, top: 22, right: 10, bottom: 34 }
const COLUMN_PX = 80
const ROW_PX = 44

export interface Plot {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export function plotOf({ width, height }: Size): Plot {
  return {
    left: MARGIN.left,
    top: MARGIN.top,
    width: Math.max(1, width - MARGIN.left - MARGIN.right),
    height: Math.max(1, height - MARGIN.top - MARGIN.bottom),
  }
}

export interface Scene {
  readonly waterfall: Waterfall
  readonly view: WaterfallView
  readonly plot: Plot
  readonly carrierHz: number
  readonly expected?: Mark
  readonly measured?: Mark
  /** In pixels. */
  readonly cursor?: { readonly x: number; readonly y: number }
  readonly font: string
  readonly colours: Colours
}

type Context = CanvasRenderingContext2D

export function draw(c: Context, scene: Scene): void {
  const { plot, colours } = scene
  c.font = `11px ${scene.font}`
  c.save()
  c.beginPath()
  c.rect(plot.left, plot.top, plot.width, plot.height)
  c.clip()
  c.fillStyle = '#05062b'
  c.fillRect(plot.left, plot.top, plot.width, plot.height)
  drawPicture(c, scene)
  if (scene.expected) drawMark(c, scene, scene.expected, EXPECTED, [6, 4])
  if (scene.measured) drawMark(c, scene, scene.measured, MEASURED, [])
  if (scene.cursor) drawCursor(c, scene.cursor, plot)
  c.restore()
  c.strokeStyle = colours['line-strong']
  c.lineWidth = 1
  c.strokeRect(plot.left - 0.5, plot.top - 0.5, plot.width + 1, plot.height + 1)
  drawAxes(c, scene)
}

function xOf({ plot, view }: Scene, hz: number): number {
  return plot.left + shareOf(view.hz, hz) * plot.width
}

/** Time runs downwards. */
function yOf({ plot, view }: Scene, seconds: number): number {
  return plot.top + shareOf(view.seconds, seconds) * plot.height
}

function drawPicture(c: Context, scene: Scene): void {
  const { bitmap, extent } = scene.waterfall
  const left = xOf(scene, extent.hz.from)
  const top = yOf(scene, extent.seconds.from)
  // Enlarged pixels stay pixels: what is between them was not measured.
  c.imageSmoothingEnabled = xOf(scene, extent.hz.to) - left < bitmap.width
  c.drawImage(bitmap, left, top, xOf(scene, extent.hz.to) - left, yOf(scene, extent.seconds.to) - top)
}

function drawMark(c: Context, scene: Scene, mark: Mark, colour: string, dash: number[]): void {
  const { plot } = scene
  const left = xOf(scene, mark.hz.from)
  const right = xOf(scene, mark.hz.to)
  const top = mark.seconds ? yOf(scene, mark.seconds.from) : plot.top - 2
  const bottom = mark.seconds ? yOf(scene, mark.seconds.to) : plot.top + plot.height + 2
  c.lineWidth = 3
  c.strokeStyle = 'rgb(0 0 0 / 55%)'
  c.setLineDash(dash)
  c.strokeRect(left, top, right - left, bottom - top)
  c.lineWidth = 1.5
  c.strokeStyle = colour
  c.strokeRect(left, top, right - left, bottom - top)
  c.setLineDash([])
}

function drawCursor(c: Context, { x, y }: { x: number; y: number }, plot: Plot): void {
  c.strokeStyle = 'rgb(255 255 255 / 75%)'
  c.lineWidth = 1
  c.beginPath()
  c.moveTo(Math.round(x) + 0.5, plot.top)
  c.lineTo(Math.round(x) + 0.5, plot.top + plot.height)
  c.moveTo(plot.left, Math.round(y) + 0.5)
  c.lineTo(plot.left + plot.width, Math.round(y) + 0.5)
  c.stroke()
}

function drawAxes(c: Context, scene: Scene): void {
  const { plot, view, colours, carrierHz } = scene
  c.fillStyle = colours.quiet
  c.strokeStyle = colours['line-strong']
  const bottom = plot.top + plot.height
  const unit = lengthOf(view.hz) >= 4e6 ? 1e6 : lengthOf(view.hz) >= 2e3 ? 1e3 : 1
  const columns = Math.max(2, plot.width / COLUMN_PX)
  const offsets = { from: view.hz.from / unit, to: view.hz.to / unit }
  const step = niceStep(lengthOf(offsets), columns)
  c.textAlign = 'center'
  c.textBaseline = 'top'
  for (const tick of ticksWithin(offsets, step)) {
    const x = xOf(scene, tick * unit)
    stroke(c, x, bottom, x, bottom + 4)
    c.fillText(`${tick > step / 2 ? '+' : ''}${tickText(tick, step)}`, x, bottom + 6)
  }
  const name = unit === 1e6 ? 'MHz' : unit === 1e3 ? 'kHz' : 'Hz'
  c.fillText(t('recordings.axisOffset', { unit: name }), plot.left + plot.width / 2, bottom + 20)

  const absolute = { from: (carrierHz + view.hz.from) / 1e6, to: (carrierHz + view.hz.to) / 1e6 }
  const stepMhz = niceStep(lengthOf(absolute), columns * 0.8)
  c.textBaseline = 'bottom'
  for (const tick of ticksWithin(absolute, stepMhz)) {
    const x = xOf(scene, tick * 1e6 - carrierHz)
    stroke(c, x, plot.top - 4, x, plot.top)
    if (x < plot.left + plot.width - 50) c.fillText(tickText(tick, Math.min(stepMhz, 1e-3)), x, plot.top - 6)
  }
  c.textAlign = 'right'
  c.fillText('MHz', plot.left + plot.width, plot.top - 6)

  const stepSeconds = niceStep(lengthOf(view.seconds), Math.max(2, plot.height / ROW_PX))
  c.textBaseline = 'middle'
  for (const tick of ticksWithin(view.seconds, stepSeconds)) {
    const y = yOf(scene, tick)
    stroke(c, plot.left - 4, y, plot.left, y)
    c.fillText(tickText(tick, stepSeconds), plot.left - 7, y)
  }
  c.textAlign = 'left'
  c.textBaseline = 'top'
  c.fillText('s', 4, plot.top)
}

function stroke(c: Context, x0: number, y0: number, x1: number, y1: number): void {
  c.beginPath()
  c.moveTo(Math.round(x0) + 0.5, Math.round(y0) + 0.5)
  c.lineTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5)
  c.stroke()
}
