import { onMounted, onScopeDispose, shallowRef, type ShallowRef } from 'vue'
import { onThemeChange } from './colours'

export interface Size {
  readonly width: number
  readonly height: number
}

export type Draw = (context: CanvasRenderingContext2D, size: Size) => void

/** A canvas as large as its place and as sharp as the screen, drawn at most once for each frame. */
export function useCanvas(canvas: Readonly<ShallowRef<HTMLCanvasElement | null>>, draw: Draw) {
  const size = shallowRef<Size>({ width: 0, height: 0 })
  let frame = 0

  function invalidate(): void {
    frame ||= requestAnimationFrame(render)
  }

  function render(): void {
    frame = 0
    const context = canvas.value?.getContext('2d')
    if (!canvas.value || !context || size.value.width === 0) return
    const ratio = window.devicePixelRatio || 1
    const width = Math.round(size.value.width * ratio)
    const height = Math.round(size.value.height * ratio)
    if (canvas.value.width !== width) canvas.value.width = width
    if (canvas.value.height !== height) canvas.value.height = height
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, size.value.width, size.value.height)
    draw(context, size.value)
  }

  const resize = new ResizeObserver(([entry]) => {
    if (!entry) return
    size.value = { width: entry.contentRect.width, height: entry.contentRect.height }
    invalidate()
  })
  onMounted(() => canvas.value && resize.observe(canvas.value))
  onThemeChange(invalidate)
  onScopeDispose(() => {
    resize.disconnect()
    cancelAnimationFrame(frame)
  })
  return { size, invalidate }
}
