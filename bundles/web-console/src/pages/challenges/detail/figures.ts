import type { PreviewFigures } from '@/api/types'

const NUMBERS = [
  'duration_s',
  'shown_s',
  'sample_rate',
  'sample_count',
  'band_low_hz',
  'band_high_hz',
  'occupied_bandwidth_hz',
  'keyed_share',
] as const
const OPTIONAL = [
  'measured_low_hz',
  'measured_high_hz',
  'measured_bandwidth_hz',
  'peak_dbfs',
  'papr_db',
] as const

/** The figures that come in the headers of a preview's picture; undefined if they are not all there. */
export function figuresOf(headers: Pick<Headers, 'get'>): PreviewFigures | undefined {
  const number = (name: string) => {
    const text = headers.get(`X-Preview-${name.replaceAll('_', '-')}`)
    const value = Number(text)
    return text !== null && text.trim() !== '' && Number.isFinite(value) ? value : undefined
  }
  const needed = NUMBERS.map((name) => [name, number(name)] as const)
  if (needed.some(([, value]) => value === undefined)) return undefined
  return {
    ...Object.fromEntries([...needed, ...OPTIONAL.map((name) => [name, number(name)] as const)]),
    complete: headers.get('X-Preview-complete') === 'true',
  } as unknown as PreviewFigures
}
