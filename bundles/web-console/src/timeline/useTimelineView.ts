import { computed, shallowRef } from 'vue'
import { lengthOf, shareOf, type Interval } from '@/charts/interval'
import type { Bar } from './bars'
import { FrequencyAxis } from './frequencyAxis'
import type { Plot, View } from './layout'
import { panView, showing, wholeView, zoomView, type Zoom } from './view'

/** What part of the timeline is looked at, and which bar of it. */
export function useTimelineView(now: () => number) {
  const axis = shallowRef(FrequencyAxis.of([]))
  const view = shallowRef<View>(wholeView(now()))
  /** Whether the view goes along with the time. */
  const following = shallowRef(true)
  const chosen = shallowRef<Bar>()
  let followedAt = now()

  const zoomedIn = computed(() => lengthOf(view.value.place) < 0.999)

  /** Makes room on the axis for what it does not have yet; what is looked at stays. */
  function reach(bars: readonly Bar[]): void {
    const bands = bars.map((bar): Interval => ({ from: bar.lowHz, to: bar.highHz }))
    if (!axis.value.empty && bands.every((band) => axis.value.panelOf(band))) return
    const looked = zoomedIn.value && axis.value.hzAt((view.value.place.from + view.value.place.to) / 2)
    axis.value = FrequencyAxis.of(bands)
    const place = looked && axis.value.placeOf({ from: looked, to: looked })
    if (place) view.value = showing(view.value, view.value.time.from, place.from, now())
  }

  /** Called for each frame that is drawn. */
  function tick(): void {
    const at = now()
    if (following.value) {
      const by = at - followedAt
      const { from, to } = view.value.time
      view.value = { ...view.value, time: { from: from + by, to: to + by } }
    }
    followedAt = at
  }

  function zoom(change: Partial<Zoom>): void {
    const whole = { time: 1, place: 1, atTime: 0.5, atPlace: 0.5, ...change }
    view.value = zoomView(view.value, whole, now(), axis.value.finest)
    following.value &&= isInside(now())
  }

  function pan(time: number, place: number): void {
    view.value = panView(view.value, time, place, now())
    if (time !== 0) following.value = false
  }

  function zoomAt(factor: number, x: number, y: number, axes: 'x' | 'y' | 'both', plot: Plot): void {
    zoom({
      time: axes === 'y' ? 1 : factor,
      place: axes === 'x' ? 1 : factor,
      atTime: (x - plot.left) / plot.width,
      atPlace: 1 - (y - plot.top) / plot.height,
    })
  }

  function isInside(ms: number): boolean {
    const share = shareOf(view.value.time, ms)
    return share >= 0 && share <= 1
  }

  function follow(): void {
    const { from, to } = view.value.time
    const length = to - from
    const until = now() + length / 7
    view.value = { ...view.value, time: { from: until - length, to: until } }
    following.value = true
  }

  function showAll(): void {
    view.value = wholeView(now())
    following.value = true
  }

  /** Chooses the next or previous one in time and brings it into view. */
  function step(bars: readonly Bar[], by: 1 | -1): void {
    const inTime = [...bars].sort((a, b) => a.startMs - b.startMs)
    const index = inTime.findIndex((bar) => bar.key === chosen.value?.key)
    const wanted =
      index < 0
        ? by > 0
          ? inTime.findIndex((bar) => bar.endMs >= view.value.time.from)
          : inTime.length - 1
        : index + by
    const next = inTime[Math.max(0, Math.min(inTime.length - 1, wanted))]
    if (!next) return
    chosen.value = next
    const place = axis.value.placeOf({ from: next.lowHz, to: next.highHz })
    const before = view.value.time
    view.value = showing(view.value, next.startMs, place ? (place.from + place.to) / 2 : 0.5, now())
    if (view.value.time !== before && view.value.time.from !== before.from) following.value = false
  }

  return { axis, view, following, chosen, zoomedIn, reach, tick, zoom, zoomAt, pan, follow, showAll, step }
}
