import { shallowRef } from 'vue'

export type Theme = 'light' | 'dark' | 'system'

const KEY = 'challengectl.theme'

function stored(): Theme {
  try {
    const value = localStorage.getItem(KEY)
    return value === 'light' || value === 'dark' ? value : 'system'
  } catch {
    return 'system'
  }
}

export const theme = shallowRef<Theme>(stored())

export function applyTheme(): void {
  const root = document.documentElement
  if (theme.value === 'system') delete root.dataset.theme
  else root.dataset.theme = theme.value
}

export function setTheme(wanted: Theme): void {
  theme.value = wanted
  applyTheme()
  try {
    if (wanted === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, wanted)
  } catch {
    // A browser that stores nothing forgets the choice with the page.
  }
}
