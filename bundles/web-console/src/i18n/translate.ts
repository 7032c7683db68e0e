import type { Message } from './types'

/** Fills in a message; what it was not given stays visible as `{name}`. */
export function fill(
  message: Message,
  values: Readonly<Record<string, string | number>>,
  language: string,
): string {
  const text = typeof message === 'string' ? message : message[pluralForm(values.count, language)]
  return text.replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? shown(values[name] as string | number, language) : placeholder,
  )
}

function pluralForm(count: string | number | undefined, language: string): 'one' | 'other' {
  return new Intl.PluralRules(language).select(Number(count)) === 'one' ? 'one' : 'other'
}

function shown(value: string | number, language: string): string {
  return typeof value === 'number' ? value.toLocaleString(language) : value
}
