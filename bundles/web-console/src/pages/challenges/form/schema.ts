import type { FlagKind, ModulationInfo } from '@/api/types'
import { at, numberOf, objectOf, textOf, typed, type JsonObject } from './json'

export type ParameterKind = 'integer' | 'number' | 'text' | 'boolean' | 'choice'

/** One parameter of a modulation, as a form shows it. */
export interface ParameterField {
  name: string
  kind: ParameterKind
  help: string
  unit: string
  /** What is allowed, in words. */
  allowed: string
  minimum?: number
  maximum?: number
  maxLength?: number
  pattern?: RegExp
  choices: readonly string[]
  /** What holds when it is left out; empty if the modulation finds that out. */
  fallback: string
  example: string
}

export interface ModulationForm {
  name: string
  title: string
  summary: string
  flagKind: FlagKind
  /** Why it cannot be used on this server; empty if it can. */
  unavailable: string
  parameters: readonly ParameterField[]
  /** Other names, each with the values that it implies. */
  aliases: ReadonlyMap<string, Readonly<Record<string, string>>>
}

const FLAG_KINDS: readonly FlagKind[] = ['text', 'audio', 'image', 'bytes', 'text_or_image']

/** Fields of every challenge: no parameter can have these names in an event's YAML. */
const RESERVED = new Set([
  'id',
  'name',
  'modulation',
  'flag',
  'flag_name',
  'frequency',
  'frequency_ranges',
  'manual_frequency_range',
  'min_delay',
  'max_delay',
  'delay_mode',
  'priority',
  'enabled',
  'public_view',
])

/** The form of a modulation, read from its JSON Schema; what makes no sense in that is left out. */
export function formOf(modulation: ModulationInfo): ModulationForm {
  const schema = objectOf(modulation.schema)
  const parameters = objectOf(at(objectOf(at(schema, 'properties')), 'parameters'))
  return {
    name: modulation.name,
    title: modulation.title || modulation.name,
    summary: modulation.summary ?? '',
    flagKind: flagKind(at(schema, 'x-flag-kind') ?? modulation.flag_kind),
    unavailable: modulation.available ? '' : modulation.unavailable_reason || '?',
    parameters: Object.entries(objectOf(at(parameters, 'properties')))
      .filter(([name]) => !RESERVED.has(name))
      .map(([name, value]) => parameterOf(name, objectOf(value))),
    aliases: aliasesOf(objectOf(at(schema, 'x-aliases'))),
  }
}

function flagKind(value: unknown): FlagKind {
  return FLAG_KINDS.find((kind) => kind === value) ?? 'text'
}

function parameterOf(name: string, schema: JsonObject): ParameterField {
  const choices = choicesOf(at(schema, 'enum'))
  const examples = at(schema, 'examples')
  return {
    name,
    kind: choices.length > 0 ? 'choice' : kindOf(at(schema, 'type')),
    help: textOf(at(schema, 'description')),
    unit: textOf(at(schema, 'x-unit')),
    allowed: textOf(at(schema, 'x-allowed')),
    minimum: numberOf(at(schema, 'minimum')),
    maximum: numberOf(at(schema, 'maximum')),
    maxLength: numberOf(at(schema, 'maxLength')),
    pattern: patternOf(at(schema, 'pattern')),
    choices,
    fallback: typed(at(schema, 'default')),
    example: Array.isArray(examples) ? typed(examples[0]) : '',
  }
}

function kindOf(type: unknown): ParameterKind {
  return type === 'integer' || type === 'number' || type === 'boolean' ? type : 'text'
}

/** A choice that is a number stands there twice, as a text and as a number. */
function choicesOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? [...new Set(value.map(typed).filter((choice) => choice !== ''))] : []
}

/** What the browser cannot read as an expression is left to the server to check. */
function patternOf(value: unknown): RegExp | undefined {
  if (typeof value !== 'string') return undefined
  try {
    return new RegExp(value, 'u')
  } catch {
    return undefined
  }
}

function aliasesOf(aliases: JsonObject): ModulationForm['aliases'] {
  return new Map(
    Object.entries(aliases).map(([alias, implied]) => [
      alias,
      Object.fromEntries(Object.entries(objectOf(implied)).map(([name, value]) => [name, typed(value)])),
    ]),
  )
}

/** A modulation by its name or an alias. */
export function modulationNamed(forms: readonly ModulationForm[], name: string): ModulationForm | undefined {
  return forms.find((form) => form.name === name || form.aliases.has(name))
}

/** The parameters that can still be chosen when the modulation is called by that name. */
export function openParameters(form: ModulationForm, calledAs: string): readonly ParameterField[] {
  const implied = form.aliases.get(calledAs) ?? {}
  return form.parameters.filter((parameter) => !Object.hasOwn(implied, parameter.name))
}
