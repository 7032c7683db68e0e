/** A part of an axis, in whatever the axis counts. */
export interface Interval {
  readonly from: number
  readonly to: number
}

export function lengthOf(interval: Interval): number {
  return interval.to - interval.from
}

/** Where a value lies, 0 at the beginning to 1 at the end. */
export function shareOf(interval: Interval, value: number): number {
  return (value - interval.from) / lengthOf(interval)
}

export function valueAt(interval: Interval, share: number): number {
  return interval.from + share * lengthOf(interval)
}

export function shifted(interval: Interval, by: number): Interval {
  return { from: interval.from + by, to: interval.to + by }
}

/** So many times as long; what lies at the anchor stays where it is. */
export function zoomed(interval: Interval, factor: number, anchor: number): Interval {
  return {
    from: anchor - (anchor - interval.from) * factor,
    to: anchor + (interval.to - anchor) * factor,
  }
}

/** As near to what is wanted as can be: neither shorter than `least`, nor beyond the limits. */
export function fitted(wanted: Interval, limits: Interval, least: number): Interval {
  const longest = lengthOf(limits)
  const length = Math.min(longest, Math.max(Math.min(least, longest), lengthOf(wanted)))
  const middle = (wanted.from + wanted.to) / 2
  // What is not shortened or lengthened keeps its beginning exactly.
  const from = length === lengthOf(wanted) ? wanted.from : middle - length / 2
  const inside = Math.min(limits.to - length, Math.max(limits.from, from))
  return { from: inside, to: inside + length }
}

export function overlap(a: Interval, b: Interval): boolean {
  return a.from < b.to && b.from < a.to
}
