import type { ChallengeConfig } from '@/api/types'
import { at, objectOf } from './json'
import type { ModulationForm } from './schema'

/** Values that go together: a challenge cannot have some of mine and some of another's. */
export interface Part {
  name: string
  values: ChallengeConfig
}

/** A part in which two people's challenges differ. */
export interface Difference {
  name: string
  mine: ChallengeConfig
  theirs: ChallengeConfig
  /** Who changed it since both began with the same. */
  changedBy: 'me' | 'them' | 'both'
}

export type Side = 'mine' | 'theirs'

const COMMON = new Set(['name', 'min_delay', 'max_delay', 'delay_mode', 'priority', 'enabled', 'public_view'])
const FREQUENCY = new Set(['frequency', 'frequency_ranges', 'manual_frequency_range'])
const FLAG = new Set(['flag', 'flag_name'])

/** The parts of a challenge. */
export function partsOf(config: ChallengeConfig): Map<string, ChallengeConfig> {
  const parts = new Map<string, Record<string, unknown>>()
  for (const [field, value] of Object.entries(config)) {
    const name = partOf(field)
    parts.set(name, { ...parts.get(name), [field]: value })
  }
  return parts
}

/** What is no field of every challenge is a parameter, and those belong to the modulation. */
function partOf(field: string): string {
  if (COMMON.has(field)) return field
  if (FREQUENCY.has(field)) return 'frequency'
  return FLAG.has(field) ? 'flag' : 'modulation'
}

/** The same with the defaults of what was left out, as the server answers it. */
export function completed(config: ChallengeConfig, form: ModulationForm | undefined): ChallengeConfig {
  if (!form) return config
  const implied = form.aliases.get(String(at(config, 'modulation'))) ?? {}
  const missing = form.parameters.flatMap((field) => {
    const value = Object.hasOwn(implied, field.name) ? implied[field.name] : field.fallback
    return at(config, field.name) !== undefined || !value ? [] : [[field.name, readAs(field.kind, value)]]
  })
  return { ...config, ...Object.fromEntries(missing) }
}

function readAs(kind: string, text: string): unknown {
  if (kind === 'integer' || kind === 'number') return Number(text)
  return kind === 'boolean' ? text === 'true' : text
}

export function differences(
  base: ChallengeConfig,
  mine: ChallengeConfig,
  theirs: ChallengeConfig,
): Difference[] {
  const [before, ours, others] = [partsOf(base), partsOf(mine), partsOf(theirs)]
  return [...new Set([...ours.keys(), ...others.keys()])].flatMap((name) => {
    const [was, my, their] = [before, ours, others].map((parts) => parts.get(name) ?? {}) as [
      ChallengeConfig,
      ChallengeConfig,
      ChallengeConfig,
    ]
    if (same(my, their)) return []
    const changedBy = same(was, their) ? 'me' : same(was, my) ? 'them' : 'both'
    return [{ name, mine: my, theirs: their, changedBy }]
  })
}

/** What was changed by one only is taken from that one; where both did, mine is suggested. */
export function suggested(found: readonly Difference[]): Map<string, Side> {
  return new Map(found.map(({ name, changedBy }) => [name, changedBy === 'them' ? 'theirs' : 'mine']))
}

/** Theirs with those parts of mine that were chosen. */
export function merged(
  mine: ChallengeConfig,
  theirs: ChallengeConfig,
  choice: ReadonlyMap<string, Side>,
): ChallengeConfig {
  const [ours, others] = [partsOf(mine), partsOf(theirs)]
  const names = new Set([...ours.keys(), ...others.keys()])
  return Object.assign(
    {},
    ...[...names].map((name) => (choice.get(name) === 'mine' ? ours.get(name) : others.get(name))),
  ) as ChallengeConfig
}

/** Whether two values are the same, in whatever order their fields stand. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(objectOf(value))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)])
}
