const SPACE = '\u202f'

/** How long something takes: 0.4 s, 12 s, 3 min 05 s, 2 h 05 min, 3 d 4 h. */
export function duration(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–'
  if (seconds < 0) return `−${duration(-seconds)}`
  if (seconds < 9.95) return `${Number(seconds.toFixed(1))}${SPACE}s`
  const whole = Math.round(seconds)
  if (whole < 60) return `${whole}${SPACE}s`
  if (whole < 3600) return pair(whole, 60, 'min', 1, 's')
  return whole < 86_400 ? pair(whole, 3600, 'h', 60, 'min') : pair(whole, 86_400, 'd', 3600, 'h')
}

/** What a clock that counts down shows: 0:05, 12:34, 1:02:03. */
export function countdown(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds))
  const hours = Math.floor(left / 3600)
  const minutes = Math.floor(left / 60) % 60
  const rest = String(left % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${rest}` : `${minutes}:${rest}`
}

function pair(seconds: number, large: number, largeName: string, small: number, smallName: string): string {
  const first = Math.floor(seconds / large)
  const second = Math.floor((seconds % large) / small)
  const shown = smallName === 'h' ? String(second) : String(second).padStart(2, '0')
  return `${first}${SPACE}${largeName} ${shown}${SPACE}${smallName}`
}
