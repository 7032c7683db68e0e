const NARROW = '\u202f'

interface Unit {
  readonly hz: number
  readonly name: string
}

const UNITS: readonly Unit[] = [
  { hz: 1e9, name: 'GHz' },
  { hz: 1e6, name: 'MHz' },
  { hz: 1e3, name: 'kHz' },
  { hz: 1, name: 'Hz' },
]

/**
 * A frequency as radio people write it: in MHz, at least to the kHz and as exact as it is
 * (145.550 MHz, 433.92125 MHz); below 1 MHz in kHz.
 */
export function frequency(hz: number): string {
  if (!Number.isFinite(hz)) return '–'
  return Math.abs(hz) >= 1e6
    ? `${decimals(hz / 1e6, 3, 6)}${NARROW}MHz`
    : `${decimals(hz / 1e3, 0, 3)}${NARROW}kHz`
}

/** A width or an offset, to three or four digits: 12.5 kHz, 2.4 MHz, 50 Hz. */
export function bandwidth(hz: number): string {
  if (!Number.isFinite(hz)) return '–'
  const unit = UNITS.find((one) => Math.abs(hz) >= one.hz) ?? (UNITS[3] as Unit)
  const value = hz / unit.hz
  return `${decimals(value, 0, Math.abs(value) >= 100 ? 0 : 2)}${NARROW}${unit.name}`
}

/** An offset with its sign: +1.2 kHz, −300 Hz. */
export function offset(hz: number): string {
  if (!Number.isFinite(hz)) return '–'
  return `${hz > 0 ? '+' : hz < 0 ? '−' : ''}${bandwidth(Math.abs(hz))}`
}

/** Samples per second: 250 kS/s, 2.4 MS/s. */
export function sampleRate(perSecond: number): string {
  return bandwidth(perSecond).replace('Hz', 'S/s')
}

/**
 * Reads what somebody typed, as "145.55", "145.550 MHz", "7030 kHz" or "1.2G"; without a unit it is
 * MHz below 100 000 and Hz above.
 */
export function parseFrequency(text: string): number | undefined {
  const match = /^\s*(\d+(?:[.,]\d+)?|[.,]\d+)\s*(k|m|g)?(hz)?\s*$/i.exec(text)
  if (!match) return undefined
  const value = Number((match[1] as string).replace(',', '.'))
  const prefix = match[2]?.toLowerCase()
  if (prefix) return Math.round(value * { k: 1e3, m: 1e6, g: 1e9 }[prefix as 'k' | 'm' | 'g'])
  if (match[3]) return Math.round(value)
  return Math.round(value < 100_000 ? value * 1e6 : value)
}

const formats = new Map<number, Intl.NumberFormat>()

/** Formats are costly to make and are used for each row of each table. */
function decimals(value: number, least: number, most: number): string {
  const key = 10 * least + most
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat('en', {
      minimumFractionDigits: least,
      maximumFractionDigits: most,
      useGrouping: false,
    })
    formats.set(key, format)
  }
  return format.format(value)
}
