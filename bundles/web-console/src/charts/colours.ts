import { onScopeDispose } from 'vue'

/** The colours that the style's tokens stand for now, as a canvas takes them. */
export function tokenColours<N extends string>(names: readonly N[]): Record<N, string> {
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  const found = {} as Record<N, string>
  for (const name of names) {
    probe.style.color = `var(--${name})`
    found[name] = getComputedStyle(probe).color
  }
  probe.remove()
  return found
}

/** Calls back whenever the colours may have changed. */
export function onThemeChange(changed: () => void): void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const root = new MutationObserver(changed)
  system.addEventListener('change', changed)
  root.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  onScopeDispose(() => {
    system.removeEventListener('change', changed)
    root.disconnect()
  })
}
