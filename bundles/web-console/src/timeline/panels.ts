import type { Interval } from '@/charts/interval'

/** Bands further apart than this, or than a part of their frequency, get panels of their own. */
const GAP_HZ = 500_000
const GAP_SHARE = 0.02
const MOST_PANELS = 6
/** A panel is at least so wide, so that one narrow signal has some surroundings. */
const LEAST_HZ = 10_000
const MARGIN = 0.06

/**
 * The parts of the spectrum that are used, from low to high, with a little around them: what lies
 * between is not drawn.
 */
export function panelsOf(bands: readonly Interval[]): Interval[] {
  const sorted = bands.filter((band) => band.to >= band.from).sort((a, b) => a.from - b.from)
  const panels: Interval[] = []
  for (const band of sorted) {
    const last = panels.at(-1)
    if (last && band.from - last.to <= Math.max(GAP_HZ, GAP_SHARE * last.to))
      panels[panels.length - 1] = { from: last.from, to: Math.max(last.to, band.to) }
    else panels.push(band)
  }
  while (panels.length > MOST_PANELS) mergeNearest(panels)
  return panels.map(withMargin)
}

/** Nearest as a listener would say it: an octave is far, whatever it is in MHz. */
function mergeNearest(panels: Interval[]): void {
  let nearest = 0
  let least = Number.POSITIVE_INFINITY
  for (let index = 0; index + 1 < panels.length; index++) {
    const ratio = (panels[index + 1] as Interval).from / Math.max(1, (panels[index] as Interval).to)
    if (ratio >= least) continue
    least = ratio
    nearest = index
  }
  const [low, high] = panels.slice(nearest, nearest + 2) as [Interval, Interval]
  panels.splice(nearest, 2, { from: low.from, to: high.to })
}

function withMargin(panel: Interval): Interval {
  const margin = Math.max((panel.to - panel.from) * MARGIN, (LEAST_HZ - (panel.to - panel.from)) / 2)
  return { from: Math.max(0, panel.from - margin), to: panel.to + margin }
}
