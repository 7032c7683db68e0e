import { lengthOf, overlap, shareOf, valueAt, type Interval } from '@/charts/interval'
import { panelsOf } from './panels'

/** A part of the spectrum and the part of the axis that it takes, 0 at the bottom to 1 at the top. */
export interface Panel {
  readonly hz: Interval
  readonly place: Interval
}

/** Nothing smaller than this is told apart. */
const FINEST_HZ = 50

/** A frequency axis that leaves out what is not used: true to scale within each panel. */
export class FrequencyAxis {
  private constructor(readonly panels: readonly Panel[]) {}

  static of(bands: readonly Interval[]): FrequencyAxis {
    const parts = panelsOf(bands)
    const widest = Math.max(...parts.map(lengthOf))
    // A band that is a hundred times as wide gets three times the room, not a hundred times.
    const weights = parts.map((part) => 1 / (1 + Math.log10(widest / lengthOf(part))))
    const all = weights.reduce((sum, weight) => sum + weight, 0)
    let place = 0
    const panels = parts.map((hz, index) => {
      const from = place
      place = index === parts.length - 1 ? 1 : place + (weights[index] as number) / all
      return { hz, place: { from, to: place } }
    })
    return new FrequencyAxis(panels)
  }

  get empty(): boolean {
    return this.panels.length === 0
  }

  /** The least part of the axis that may be shown. */
  get finest(): number {
    return Math.min(1, ...this.panels.map(({ hz, place }) => (FINEST_HZ * lengthOf(place)) / lengthOf(hz)))
  }

  /** The panel that holds the whole band; undefined if none does. */
  panelOf(band: Interval): Panel | undefined {
    return this.panels.find(({ hz }) => band.from >= hz.from && band.to <= hz.to)
  }

  /** The part of the axis that a band takes; undefined if it lies in no panel. */
  placeOf(band: Interval): Interval | undefined {
    const panel = this.panelOf(band)
    return (
      panel && {
        from: valueAt(panel.place, shareOf(panel.hz, band.from)),
        to: valueAt(panel.place, shareOf(panel.hz, band.to)),
      }
    )
  }

  hzAt(place: number): number | undefined {
    const panel = this.panels.find((one) => place >= one.place.from && place <= one.place.to)
    return panel && valueAt(panel.hz, shareOf(panel.place, place))
  }

  visible(view: Interval): readonly Panel[] {
    return this.panels.filter(({ place }) => overlap(place, view))
  }
}
