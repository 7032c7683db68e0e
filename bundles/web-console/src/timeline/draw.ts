import type { Size } from '@/charts/canvas'
import { tokenColours } from '@/charts/colours'
import { drawFrequencyAxis, drawTimeAxis } from './drawAxes'
import { drawBar } from './drawBars'
import type { FrequencyAxis } from './frequencyAxis'
import { xOf, type Box, type Plot, type View } from './layout'

const TOKENS = [
  'surface',
  'line',
  'line-strong',
  'text',
  'quiet',
  'accent',
  'accent-fill',
  'accent-soft',
  'good',
  'warn',
  'bad',
] as const

export type Colours = Record<(typeof TOKENS)[number], string>

export const coloursNow = (): Colours => tokenColours(TOKENS)

const LEFT = 62
const TOP = 6
const RIGHT = 10
const BOTTOM = 22

export function plotOf(size: Size): Plot {
  return {
    left: LEFT,
    top: TOP,
    width: Math.max(1, size.width - LEFT - RIGHT),
    height: Math.max(1, size.height - TOP - BOTTOM),
  }
}

export interface Scene {
  readonly axis: FrequencyAxis
  readonly view: View
  readonly plot: Plot
  readonly boxes: readonly Box[]
  readonly now: number
  /** The bar that is pointed at or was chosen by keyboard. */
  readonly chosen?: string
  readonly zone?: string
  readonly font: string
  readonly colours: Colours
}

export function draw(c: CanvasRenderingContext2D, scene: Scene): void {
  const { axis, view, plot, colours } = scene
  c.font = `11px ${scene.font}`
  drawTimeAxis(c, view, plot, colours, scene.zone)
  drawFrequencyAxis(c, axis, view, plot, colours)
  c.save()
  c.beginPath()
  c.rect(plot.left, plot.top, plot.width, plot.height)
  c.clip()
  const nowX = xOf(plot, view, scene.now)
  // What is planned lies behind what was really sent.
  for (const box of scene.boxes) if (box.bar.kind === 'scheduled') drawBar(c, box, nowX, plot, colours)
  for (const box of scene.boxes) if (box.bar.kind === 'sent') drawBar(c, box, nowX, plot, colours)
  drawChosen(c, scene)
  c.fillStyle = colours.accent
  c.fillRect(Math.round(nowX) - 0.5, plot.top, 1.5, plot.height)
  c.restore()
  c.strokeStyle = colours['line-strong']
  c.lineWidth = 1
  c.strokeRect(plot.left - 0.5, plot.top - 0.5, plot.width + 1, plot.height + 1)
}

function drawChosen(c: CanvasRenderingContext2D, { boxes, chosen, colours }: Scene): void {
  const box = chosen && boxes.find((one) => one.bar.key === chosen)
  if (!box) return
  c.strokeStyle = colours.text
  c.lineWidth = 2
  c.strokeRect(box.x - 3, box.y - 3, box.width + 6, box.height + 6)
}
