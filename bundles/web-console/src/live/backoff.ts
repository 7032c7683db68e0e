const FIRST_MS = 500
const LONGEST_MS = 20_000

/**
 * How long to wait before a try: twice as long each time, and anything between half and all of it,
 * so that the consoles do not all come back in the same moment after a restart.
 */
export function delayMs(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures, 16))
  return Math.round(longest * (0.5 + random() / 2))
}
