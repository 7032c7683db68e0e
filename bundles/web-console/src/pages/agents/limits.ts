import { frequency } from '@/format'

/** A device's limit as it is told: "144000000-148000000", or the name of a range. */
export function limitText(limit: string): string {
  const match = /^(\d+)-(\d+)$/.exec(limit)
  return match ? `${frequency(Number(match[1]))} – ${frequency(Number(match[2]))}` : limit
}
