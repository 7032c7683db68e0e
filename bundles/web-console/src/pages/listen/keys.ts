import type { Mode } from '@/listen/demod/modes'
import type { Span } from '@/listen/spectrum'

const STEP_HZ: Readonly<Record<Mode, number>> = { nbfm: 1_000, am: 1_000, usb: 50, lsb: 50, cw: 10 }
const LARGE = 10

export interface Key {
  key: string
  shiftKey: boolean
  altKey?: boolean
  ctrlKey?: boolean
  metaKey?: boolean
}

/** Where a key tunes to from a frequency; undefined if it is none that tunes. */
export function keyStep(event: Key, hz: number, mode: Mode, span: Span): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey) return undefined
  const step = STEP_HZ[mode] * (event.shiftKey ? LARGE : 1)
  switch (event.key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return (Math.floor(hz / step) + 1) * step
    case 'ArrowLeft':
    case 'ArrowDown':
      return (Math.ceil(hz / step) - 1) * step
    case 'PageUp':
      return hz + span.widthHz / 20
    case 'PageDown':
      return hz - span.widthHz / 20
    case 'Home':
      return span.centreHz - span.widthHz / 2
    case 'End':
      return span.centreHz + span.widthHz / 2
    default:
      return undefined
  }
}
