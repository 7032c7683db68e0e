import { onMounted, onScopeDispose, type ShallowRef } from 'vue'

/** In pixels from the upper left corner. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Which axes a zoom is for. */
export type Axes = 'x' | 'y' | 'both'

export interface Gestures {
  /** A factor below 1 shows less, larger. */
  zoom(factor: number, at: Point, axes: Axes): void
  /** Moves what is shown along with the pointer. */
  pan(dx: number, dy: number): void
  hover(at: Point | undefined): void
  click(at: Point): void
}

const CLICK_PX = 5
const WHEEL_STEP = 0.0015
/** Of a wheel that counts lines, Firefox's. */
const LINE_PX = 16

/**
 * Wheel, drag and pinch on an element: the wheel alone zooms `wheelAxes`, with Shift the vertical
 * axis, with Ctrl (as a touchpad's pinch says) both.
 */
export function useGestures(
  element: Readonly<ShallowRef<HTMLElement | null>>,
  gestures: Gestures,
  wheelAxes: Axes = 'both',
): void {
  const down = new Map<number, Point>()
  let travelled = 0

  const place = (event: PointerEvent | WheelEvent): Point => {
    const box = (element.value as HTMLElement).getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }

  function wheel(event: WheelEvent): void {
    event.preventDefault()
    // With Shift some systems turn the wheel's axis.
    const turned = event.deltaY || event.deltaX
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? turned * LINE_PX : turned
    const axes = event.shiftKey ? 'y' : event.ctrlKey ? 'both' : wheelAxes
    gestures.zoom(Math.exp(Math.max(-300, Math.min(300, pixels)) * WHEEL_STEP), place(event), axes)
  }

  function pointerDown(event: PointerEvent): void {
    if (event.button !== 0) return
    element.value?.setPointerCapture(event.pointerId)
    down.set(event.pointerId, place(event))
    if (down.size === 1) travelled = 0
  }

  function pointerMove(event: PointerEvent): void {
    const now = place(event)
    const before = down.get(event.pointerId)
    if (!before) {
      gestures.hover(now)
      return
    }
    const other = [...down.entries()].find(([id]) => id !== event.pointerId)?.[1]
    down.set(event.pointerId, now)
    travelled += Math.hypot(now.x - before.x, now.y - before.y)
    if (other) pinch(before, now, other)
    else if (travelled > CLICK_PX) gestures.pan(now.x - before.x, now.y - before.y)
  }

  function pinch(before: Point, now: Point, other: Point): void {
    const apart = Math.hypot(before.x - other.x, before.y - other.y)
    const apartNow = Math.hypot(now.x - other.x, now.y - other.y)
    if (apart < 10 || apartNow < 10) return
    gestures.zoom(apart / apartNow, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, 'both')
  }

  function pointerUp(event: PointerEvent): void {
    if (!down.delete(event.pointerId) || down.size > 0) return
    if (event.type === 'pointerup' && travelled <= CLICK_PX) gestures.click(place(event))
  }

  function leave(): void {
    if (down.size === 0) gestures.hover(undefined)
  }

  const stop = new AbortController()
  onMounted(() => {
    const { signal } = stop
    element.value?.addEventListener('wheel', wheel, { passive: false, signal })
    element.value?.addEventListener('pointerdown', pointerDown, { signal })
    element.value?.addEventListener('pointermove', pointerMove, { signal })
    element.value?.addEventListener('pointerup', pointerUp, { signal })
    element.value?.addEventListener('pointercancel', pointerUp, { signal })
    element.value?.addEventListener('pointerleave', leave, { signal })
  })
  onScopeDispose(() => stop.abort())
}
