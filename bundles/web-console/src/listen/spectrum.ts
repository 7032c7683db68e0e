import type { RowFrame } from './protocol'

/** What is shown from left to right. */
export interface Span {
  centreHz: number
  widthHz: number
}

export function hzAt(span: Span, share: number): number {
  return span.centreHz + (share - 0.5) * span.widthHz
}

/** Where a frequency is, from 0 on the left to 1 on the right. */
export function shareOf(span: Span, hz: number): number {
  return (hz - span.centreHz) / span.widthHz + 0.5
}

/** The strongest of the bins that fall on each pixel, so that a thin line is not lost. */
export function fold(bins: Uint8Array, pixels: Uint8Array): void {
  const width = pixels.length
  for (let x = 0; x < width; x++) {
    const from = Math.floor((x * bins.length) / width)
    const to = Math.max(from + 1, Math.floor(((x + 1) * bins.length) / width))
    let most = 0
    for (let k = from; k < to; k++) most = Math.max(most, bins[k] as number)
    pixels[x] = most
  }
}

/** dBFS at a frequency; undefined outside of the row. */
export function levelAt(row: RowFrame, hz: number): number | undefined {
  const bin = Math.round(row.bins.length * shareOf({ centreHz: row.centreHz, widthHz: row.rateHz }, hz))
  const byte = row.bins[bin]
  return byte === undefined ? undefined : row.offsetDb + row.stepDb * byte
}

/** Sum of the power in a band, in dBFS; undefined outside of the row. */
export function powerIn(row: RowFrame, lowHz: number, highHz: number): number | undefined {
  const span = { centreHz: row.centreHz, widthHz: row.rateHz }
  const from = Math.max(0, Math.ceil(row.bins.length * shareOf(span, lowHz)))
  const to = Math.min(row.bins.length - 1, Math.floor(row.bins.length * shareOf(span, highHz)))
  if (from > to) return undefined
  let sum = 0
  for (let k = from; k <= to; k++) sum += 10 ** ((row.offsetDb + row.stepDb * (row.bins[k] as number)) / 10)
  return 10 * Math.log10(sum)
}

/** A range of dB that shows noise dark and signals bright. */
export function suitableRange(row: RowFrame): { lowDb: number; highDb: number } {
  const sorted = row.bins.slice().sort()
  const db = (share: number) =>
    row.offsetDb + row.stepDb * (sorted[Math.floor(share * (sorted.length - 1))] as number)
  const lowDb = Math.round(db(0.5) - 3)
  return { lowDb, highDb: Math.max(lowDb + 40, Math.round(db(1) + 3)) }
}

/** Round frequencies for an axis: about as many as wanted, at most twice that. */
export function ticks(span: Span, wanted: number): number[] {
  const rough = span.widthHz / Math.max(1, wanted)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const first = Math.ceil((span.centreHz - span.widthHz / 2) / step) * step
  const list: number[] = []
  for (let hz = first; hz <= span.centreHz + span.widthHz / 2; hz += step) list.push(hz)
  return list
}
