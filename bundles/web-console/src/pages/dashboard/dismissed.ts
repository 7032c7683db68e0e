import { shallowRef } from 'vue'

const KEY = 'challengectl.dismissedAlarms'
const KEPT = 2000

function stored(): string[] {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

/** What has been looked at; the browser's tab remembers it until it is closed. */
export const dismissed = shallowRef<ReadonlySet<string>>(new Set(stored()))

export function dismissAlarms(keys: readonly string[]): void {
  dismissed.value = new Set([...dismissed.value, ...keys].slice(-KEPT))
  try {
    sessionStorage.setItem(KEY, JSON.stringify([...dismissed.value]))
  } catch {
    // A browser that stores nothing forgets it with the page.
  }
}
