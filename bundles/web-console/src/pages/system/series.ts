import type { ServerSample } from '@/api/types'
import { bytes, number, percent } from '@/format'
import { t } from '@/i18n'

export interface Point {
  at: number
  value: number
}

export interface Series {
  id: string
  name: string
  points: Point[]
  /** The end of the axis. */
  most: number
  text: (value: number) => string
}

/** The four small charts; what the server does not tell has no points. */
export function seriesOf(samples: readonly ServerSample[], heapMax: number): Series[] {
  const at = (one: ServerSample) => Date.parse(one.at)
  const points = (value: (one: ServerSample, seconds: number) => number | undefined) =>
    samples.flatMap((one, index) => {
      const before = samples[index - 1]
      const seconds = before ? Math.max(1, (at(one) - at(before)) / 1000) : 10
      const told = value(one, seconds)
      return told === undefined ? [] : [{ at: at(one), value: told }]
    })
  const perMinute = points((one, seconds) => (one.transmissions * 60) / seconds)
  const perSecond = points((one, seconds) => one.requests / seconds)
  return [
    { id: 'cpu', name: t('system.cpu'), points: points((one) => one.cpu), most: 1, text: percent },
    {
      id: 'memory',
      name: t('system.memory'),
      points: points((one) => one.heap_used_bytes),
      most: heapMax,
      text: bytes,
    },
    {
      id: 'requests',
      name: t('system.requests'),
      points: perSecond,
      most: roundUp(greatest(perSecond)),
      text: (value) => t('system.perSecond', { count: number(value, 1) }),
    },
    {
      id: 'transmissions',
      name: t('system.transmissions'),
      points: perMinute,
      most: roundUp(greatest(perMinute)),
      text: (value) => t('system.perMinute', { count: number(value, 1) }),
    },
  ]
}

export function greatest(points: readonly Point[]): number {
  return points.reduce((most, point) => Math.max(most, point.value), 0)
}

/** The next of 1, 2, 5, 10, 20, 50 ... */
export function roundUp(value: number): number {
  if (value <= 1) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value) ?? value
}

/** The `d` of an SVG path through the points, in a box of this size; time runs to the right. */
export function pathOf(series: Series, width: number, height: number): string {
  const first = series.points[0]
  const last = series.points.at(-1)
  if (!first || !last) return ''
  const span = Math.max(1, last.at - first.at)
  return series.points
    .map((point, index) => {
      const x = ((point.at - first.at) / span) * width
      const y = height - Math.min(1, point.value / series.most) * height
      return `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}
