import type { Interval } from './interval'

/** 1, 2 or 5 times a power of ten, so that there are at most so many steps in the span. */
export function niceStep(span: number, most: number): number {
  const least = span / Math.max(1, most)
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10
  return factor * power
}

/** The multiples of a step within an interval. */
export function ticksWithin({ from, to }: Interval, step: number): number[] {
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step)
}

/** How many decimals tell the multiples of a step apart. */
export function decimalsOf(step: number): number {
  return Math.max(0, -Math.floor(Math.log10(step) + 1e-9))
}

/** A tick's number with a real minus sign and no negative zero. */
export function tickText(value: number, step: number): string {
  const text = value.toFixed(decimalsOf(step))
  return Number(text) === 0 ? text.replace('-', '') : text.replace('-', '−')
}

const TIME_STEPS_S = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200,
]

/** The step between times on a clock, in seconds. */
export function clockStep(spanSeconds: number, most: number): number {
  return TIME_STEPS_S.find((step) => spanSeconds / step <= most) ?? 86_400
}
