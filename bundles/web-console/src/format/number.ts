import { language } from '@/i18n'

const SPACE = '\u202f'

/** 12 345, 0.25; at most so many decimals. */
export function number(value: number, decimals = 0): string {
  return value.toLocaleString(language, { maximumFractionDigits: decimals })
}

export function decibels(value: number): string {
  return `${value.toFixed(1).replace('-', '−')}${SPACE}dB`
}

export function percent(fraction: number): string {
  return `${Math.round(fraction * 100)}${SPACE}%`
}

/** 512 B, 1.5 kB, 20 MB: powers of ten, as disks and networks count. */
export function bytes(count: number): string {
  const names = ['B', 'kB', 'MB', 'GB', 'TB']
  let value = count
  let unit = 0
  while (value >= 999.5 && unit < names.length - 1) {
    value /= 1000
    unit++
  }
  return `${unit === 0 || value >= 100 ? value.toFixed(0) : Number(value.toFixed(1))}${SPACE}${names[unit]}`
}
