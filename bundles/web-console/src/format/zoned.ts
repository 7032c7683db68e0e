/** What the clocks of a zone show, as the browser's `datetime-local` writes it: 2026-05-01T14:03. */
export function toLocal(iso: string | undefined, zone: string): string {
  const at = iso === undefined ? Number.NaN : Date.parse(iso)
  return Number.isFinite(at) ? new Date(at + offsetMs(at, zone)).toISOString().slice(0, 16) : ''
}

/**
 * The moment at which the clocks of a zone show that; undefined if they never do, because they go
 * forward then, or if it is no time. Of two such moments it is the first.
 */
export function fromLocal(local: string, zone: string): string | undefined {
  const wall = Date.parse(`${local}Z`)
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || !Number.isFinite(wall)) return undefined
  const day = 86_400_000
  const offsets = [offsetMs(wall - day, zone), offsetMs(wall + day, zone)]
  const moments = offsets.map((offset) => wall - offset).filter((at) => at + offsetMs(at, zone) === wall)
  return moments.length > 0 ? new Date(Math.min(...moments)).toISOString() : undefined
}

/** How much the clocks of a zone are ahead of UTC at a moment. */
function offsetMs(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return shown - Math.floor(at / 1000) * 1000
}

/** All zones that the browser knows. */
export function zones(): string[] {
  const known = Intl.supportedValuesOf('timeZone')
  return known.includes('UTC') ? known : ['UTC', ...known]
}
