import type { PictureInfo } from '@/api/types'
import { shareOf, type Interval } from '@/charts/interval'
import { levelIn, levelRangeOf, LEVELS_KEYWORD, type Level, type LevelRange } from './levels'
import { levelOf } from './palette'
import { pngTexts } from './pngText'

/** What a waterfall picture covers: Hz from the carrier, seconds from the first sample. */
export interface Extent {
  readonly hz: Interval
  readonly seconds: Interval
}

/** The plot of a waterfall picture, without what is written around it. */
export interface Waterfall {
  readonly bitmap: ImageBitmap
  readonly pixels: ImageData
  readonly extent: Extent
  readonly range?: LevelRange
}

export function extentOf(picture: PictureInfo, carrierHz: number): Extent {
  const centre = picture.centre_hz - carrierHz
  return {
    hz: { from: centre - picture.span_hz / 2, to: centre + picture.span_hz / 2 },
    seconds: { from: 0, to: picture.seconds },
  }
}

export async function readWaterfall(png: Blob, picture: PictureInfo, carrierHz: number): Promise<Waterfall> {
  const bytes = new Uint8Array(await png.arrayBuffer())
  const [left, top, right, bottom] = picture.plot as [number, number, number, number]
  const width = right - left
  const height = bottom - top
  // Colours are numbers here: nothing may adapt them to a screen.
  const bitmap = await createImageBitmap(png, left, top, width, height, { colorSpaceConversion: 'none' })
  const canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser cannot draw.')
  context.drawImage(bitmap, 0, 0)
  return {
    bitmap,
    pixels: context.getImageData(0, 0, width, height),
    extent: extentOf(picture, carrierHz),
    range: levelRangeOf(pngTexts(bytes).get(LEVELS_KEYWORD)),
  }
}

/** The level at a place of the plot; undefined outside of it, or if the picture tells none. */
export function levelAt(
  { pixels, extent, range }: Pick<Waterfall, 'pixels' | 'extent' | 'range'>,
  hz: number,
  seconds: number,
): Level | undefined {
  if (!range) return undefined
  const x = Math.floor(shareOf(extent.hz, hz) * pixels.width)
  const y = Math.floor(shareOf(extent.seconds, seconds) * pixels.height)
  if (x < 0 || y < 0 || x >= pixels.width || y >= pixels.height) return undefined
  const at = 4 * (y * pixels.width + x)
  const [red, green, blue] = pixels.data.subarray(at, at + 3) as unknown as [number, number, number]
  const share = levelOf(red, green, blue)
  return share === undefined ? undefined : levelIn(range, share)
}
