import { fitted, lengthOf, shifted, valueAt, zoomed } from '@/charts/interval'
import type { Extent } from './picture'

const LEAST_SHARE = 1 / 400

/** What of a waterfall is looked at, in the same units as what it covers. */
export type WaterfallView = Extent

/** What two of them cover together. */
export function union(a: Extent, b: Extent): Extent {
  const both = (one: Extent['hz'], other: Extent['hz']) => ({
    from: Math.min(one.from, other.from),
    to: Math.max(one.to, other.to),
  })
  return { hz: both(a.hz, b.hz), seconds: both(a.seconds, b.seconds) }
}

export interface Change {
  readonly hz: number
  readonly seconds: number
  readonly atHz?: number
  readonly atSeconds?: number
}

/** Factors below 1 show less; what lies at the shares `at…` of the view stays. */
export function zoomWaterfall(view: WaterfallView, change: Change, limits: Extent): WaterfallView {
  return within(
    {
      hz: zoomed(view.hz, change.hz, valueAt(view.hz, change.atHz ?? 0.5)),
      seconds: zoomed(view.seconds, change.seconds, valueAt(view.seconds, change.atSeconds ?? 0.5)),
    },
    limits,
  )
}

/** Moved by shares of what is shown. */
export function panWaterfall(
  view: WaterfallView,
  hz: number,
  seconds: number,
  limits: Extent,
): WaterfallView {
  return within(
    {
      hz: shifted(view.hz, hz * lengthOf(view.hz)),
      seconds: shifted(view.seconds, seconds * lengthOf(view.seconds)),
    },
    limits,
  )
}

function within(view: WaterfallView, limits: Extent): WaterfallView {
  return {
    hz: fitted(view.hz, limits.hz, lengthOf(limits.hz) * LEAST_SHARE),
    seconds: fitted(view.seconds, limits.seconds, lengthOf(limits.seconds) * LEAST_SHARE),
  }
}
