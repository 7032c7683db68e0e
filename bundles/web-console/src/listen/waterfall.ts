import { colour, palette } from './colours'
import type { RowFrame } from './protocol'
import { RowHistory } from './rowHistory'
import { fold } from './spectrum'
import type { Span } from './spectrum'

export interface Marker {
  hz: number
  lowHz: number
  highHz: number
}

/**
 * Draws rows on a canvas, the newest at the top. Each row is coloured once, into a ring of lines
 * that is as wide as the canvas; the canvas shows the ring in two pieces, at most once a frame.
 */
export class Waterfall {
  private readonly context: CanvasRenderingContext2D
  private readonly ring = document.createElement('canvas')
  private readonly ringContext: CanvasRenderingContext2D
  private history: RowHistory
  private line: ImageData | undefined
  private folded = new Uint8Array(0)
  private colours: { key: string; pixels: Uint32Array } | undefined
  private top = 0
  private frame = 0
  private lowDb = -110
  private highDb = -50
  private marker: Marker | undefined
  private span: Span | undefined

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D
    this.ringContext = this.ring.getContext('2d', { alpha: false }) as CanvasRenderingContext2D
    this.history = new RowHistory(1)
    this.resize()
  }

  get latest(): RowFrame | undefined {
    return this.history.row(0)
  }

  /** The row that is drawn so far down, 0 to 1. */
  rowAt(share: number): RowFrame | undefined {
    return this.history.row(Math.floor(share * this.ring.height))
  }

  push(row: RowFrame): void {
    if (this.latest && (this.latest.centreHz !== row.centreHz || this.latest.rateHz !== row.rateHz)) {
      this.clear() // what was is of other frequencies
    }
    this.history.push(row)
    this.span = { centreHz: row.centreHz, widthHz: row.rateHz }
    this.top = (this.top + this.ring.height - 1) % this.ring.height
    this.paint(row, this.top)
    this.schedule()
  }

  setRange(lowDb: number, highDb: number): void {
    if (lowDb === this.lowDb && highDb === this.highDb) return
    this.lowDb = lowDb
    this.highDb = highDb
    this.repaint()
  }

  /** The band that is listened to. */
  setMarker(marker: Marker | undefined): void {
    this.marker = marker
    this.schedule()
  }

  clear(): void {
    this.history.clear()
    this.blank()
    this.schedule()
  }

  /** Follows the canvas's size on the page. */
  resize(): void {
    const ratio = Math.min(2, window.devicePixelRatio || 1)
    const width = Math.max(1, Math.round(this.canvas.clientWidth * ratio))
    const height = Math.max(1, Math.round(this.canvas.clientHeight * ratio))
    if (width === this.ring.width && height === this.ring.height && this.line) return
    this.canvas.width = this.ring.width = width
    this.canvas.height = this.ring.height = height
    this.line = new ImageData(width, 1)
    this.folded = new Uint8Array(width)
    const before = this.history
    this.history = new RowHistory(height)
    for (let age = Math.min(before.size, height) - 1; age >= 0; age--) {
      this.history.push(before.row(age) as RowFrame)
    }
    this.repaint()
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    this.frame = -1
  }

  private repaint(): void {
    this.blank()
    this.top = 0
    for (let age = 0; age < this.history.size; age++) this.paint(this.history.row(age) as RowFrame, age)
    this.schedule()
  }

  private paint(row: RowFrame, y: number): void {
    const line = this.line as ImageData
    const key = `${row.stepDb} ${row.offsetDb} ${this.lowDb} ${this.highDb}`
    if (this.colours?.key !== key) {
      this.colours = { key, pixels: palette(row.stepDb, row.offsetDb, this.lowDb, this.highDb) }
    }
    fold(row.bins, this.folded)
    const pixels = new Uint32Array(line.data.buffer)
    for (let x = 0; x < pixels.length; x++) {
      pixels[x] = this.colours.pixels[this.folded[x] as number] as number
    }
    this.ringContext.putImageData(line, 0, y)
  }

  private blank(): void {
    this.ringContext.fillStyle = `rgb(${colour(0).join(' ')})`
    this.ringContext.fillRect(0, 0, this.ring.width, this.ring.height)
  }

  private schedule(): void {
    if (this.frame === 0) {
      this.frame = requestAnimationFrame(() => {
        this.frame = 0
        this.draw()
      })
    }
  }

  private draw(): void {
    const { width, height } = this.ring
    const below = height - this.top
    this.context.drawImage(this.ring, 0, this.top, width, below, 0, 0, width, below)
    if (this.top > 0) this.context.drawImage(this.ring, 0, 0, width, this.top, 0, below, width, this.top)
    if (this.marker && this.span) this.drawMarker(this.marker, this.span)
  }

  private drawMarker(marker: Marker, span: Span): void {
    const { width, height } = this.ring
    const x = (hz: number) => ((hz - span.centreHz) / span.widthHz + 0.5) * width
    const left = x(marker.lowHz)
    this.context.fillStyle = 'rgba(255, 255, 255, 0.22)'
    this.context.fillRect(left, 0, Math.max(1, x(marker.highHz) - left), height)
    this.context.fillStyle = '#ffffff'
    this.context.fillRect(Math.round(x(marker.hz)), 0, 1, height)
  }
}
