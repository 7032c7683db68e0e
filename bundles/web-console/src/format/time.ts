import { language } from '@/i18n'

const formats = new Map<string, Intl.DateTimeFormat>()

/** Formats are costly to make and are used for each row of each table. */
function format(zone: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${zone} ${JSON.stringify(options)}`
  let made = formats.get(key)
  if (!made) {
    made = new Intl.DateTimeFormat(`${language}-GB`, { ...options, timeZone: zone, hourCycle: 'h23' })
    formats.set(key, made)
  }
  return made
}

/** Whether the browser knows the name of a time zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** 14:03:12; with the date before it unless it is the same day as `now`. */
export function time(at: Date, zone: string | undefined, now: Date = new Date()): string {
  const clock = format(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(at)
  return day(at, zone) === day(now, zone) ? clock : `${day(at, zone)} ${clock}`
}

/** 14:03, for axes and lists where the day is known. */
export function hourMinute(at: Date, zone: string | undefined): string {
  return format(zone, { hour: '2-digit', minute: '2-digit' }).format(at)
}

/** 2026-05-01: the same in every language, and it sorts. */
export function day(at: Date, zone: string | undefined): string {
  const parts = format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year')}-${part('month')}-${part('day')}`
}

/** Date, time and the zone's name. */
export function exactTime(at: Date, zone: string | undefined): string {
  const clock = format(zone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at)
  return `${day(at, zone)} ${clock}`
}
