import en from '@/locales/en'
import { fill } from './translate'
import type { Arguments } from './types'

/** A translation has the same areas and names as English; `locales/` has a folder for each language. */
const messages = en
export const language = 'en'

type Areas = typeof en
export type Area = keyof Areas & string

/** `area.name` of any message. */
export type MessageKey = { [A in Area]: `${A}.${keyof Areas[A] & string}` }[Area]

type MessageAt<K> = K extends `${infer A}.${infer N}`
  ? A extends Area
    ? N extends keyof Areas[A]
      ? Areas[A][N]
      : never
    : never
  : never

/** The text of a message; the compiler knows the keys and what each must be given. */
export function t<K extends MessageKey>(key: K, ...[values]: Arguments<MessageAt<K>>): string {
  const [area, name] = key.split('.') as [Area, never]
  return fill(messages[area][name], values ?? {}, language)
}

/** The text of a message that needs no values, by a key that is known at run time only. */
export function tKey(key: MessageKey): string {
  return (t as (key: MessageKey) => string)(key)
}
