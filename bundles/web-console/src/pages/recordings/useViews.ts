import { shallowRef, watch } from 'vue'
import type { Mark } from '@/waterfall/marks'
import type { Extent } from '@/waterfall/picture'
import { zoomWaterfall, type WaterfallView } from '@/waterfall/view'

/** The part of a waterfall, or of two, that is looked at. */
export function useViews(limits: () => Extent | undefined) {
  const view = shallowRef<WaterfallView>()

  // A new picture is seen whole.
  watch(
    () => JSON.stringify(limits()),
    () => (view.value = limits()),
    { immediate: true },
  )

  function zoom(factor: number): void {
    const within = limits()
    if (within && view.value) view.value = zoomWaterfall(view.value, { hz: factor, seconds: factor }, within)
  }

  /** The signal with as much around it as it is large. */
  function focus(mark: Mark | undefined): void {
    const within = limits()
    if (!within || !mark) return
    const around = { hz: mark.hz, seconds: mark.seconds ?? within.seconds }
    view.value = zoomWaterfall(around, { hz: 3, seconds: 1.4 }, within)
  }

  return { view, zoom, focus, whole: () => (view.value = limits()) }
}
