import { describe, expect, it } from 'vitest'
import type { ModulationInfo } from '@/api/types'
import recorded from './modulations.fixture.json'
import { formOf, modulationNamed, openParameters } from './schema'
import { parameterMistakes } from './validate'

const modulations = recorded as unknown as ModulationInfo[]
const forms = modulations.map(formOf)
const form = (name: string) => modulationNamed(forms, name) ?? expect.fail(`no ${name}`)
const parameter = (modulation: string, name: string) =>
  form(modulation).parameters.find((one) => one.name === name) ?? expect.fail(`no ${name}`)

function made(schema: unknown): ReturnType<typeof formOf> {
  return formOf({
    name: 'x',
    title: '',
    summary: '',
    flag_kind: 'audio',
    aliases: [],
    available: true,
    schema,
  })
}

const withParameters = (properties: unknown) => made({ properties: { parameters: { properties } } })

describe('the forms of the server’s modulations', () => {
  it('have every parameter with its help, in the order of the schema', () => {
    expect(forms).toHaveLength(20)
    expect(form('nbfm').parameters.map(({ name }) => name)).toEqual([
      'wav_samplerate',
      'deviation',
      'preemphasis_us',
    ])
    for (const one of forms) for (const field of one.parameters) expect(field.help, field.name).not.toBe('')
  })

  it('accept their own defaults and examples', () => {
    for (const one of forms)
      for (const field of one.parameters)
        for (const text of [field.fallback, field.example])
          expect(parameterMistakes(field, text), `${one.name} ${field.name} ${text}`).toEqual([])
  })

  it('know units, bounds and what is allowed in words', () => {
    const speed = parameter('cw', 'speed')
    expect(speed).toMatchObject({ kind: 'number', unit: 'wpm', choices: [] })
    expect(speed.allowed).toContain('wpm')
    expect(parameterMistakes(speed, String((speed.maximum ?? 0) + 1))).toHaveLength(1)
    expect(parameterMistakes(speed, String(speed.maximum))).toEqual([])
    expect(parameterMistakes(speed, 'fast')[0]?.sentence).toContain(speed.allowed)
  })

  it('show a choice that is a number once', () => {
    expect(parameter('pocsag', 'baud').choices).toEqual(['512', '1200', '2400'])
    expect(parameterMistakes(parameter('pocsag', 'baud'), '1200')).toEqual([])
    expect(parameterMistakes(parameter('pocsag', 'baud'), '1201')).toHaveLength(1)
  })

  it('know what an alias implies, and do not ask for it', () => {
    expect(form('lsb').name).toBe('ssb')
    const names = (calledAs: string) => openParameters(form('ssb'), calledAs).map(({ name }) => name)
    expect(names('lsb')).not.toContain('mode')
    expect(names('ssb')).toContain('mode')
  })

  it('know what each sends', () => {
    expect(
      [form('cw'), form('nbfm'), form('paint'), form('iq'), form('sstv')].map((f) => f.flagKind),
    ).toEqual(['text', 'audio', 'image', 'bytes', 'text_or_image'])
  })
})

describe('schemas that make no sense', () => {
  it.each([[null], ['text'], [[]], [{ properties: 7 }], [{ properties: { parameters: [] } }], [undefined]])(
    '%j has no parameters',
    (schema) => expect(made(schema).parameters).toEqual([]),
  )

  it('leave parts out that are of the wrong type', () => {
    const [field] = withParameters({
      a: {
        type: ['x'],
        minimum: 'low',
        maximum: Number.NaN,
        'x-unit': {},
        description: 3,
        enum: 'no',
        examples: 5,
      },
    }).parameters
    expect(field).toMatchObject({ name: 'a', kind: 'text', unit: '', help: '', choices: [], example: '' })
    expect(field?.minimum).toBeUndefined()
    expect(field?.maximum).toBeUndefined()
  })

  it('do not break on expressions that are none', () => {
    const [field] = withParameters({ a: { type: 'string', pattern: '([' } }).parameters
    expect(field?.pattern).toBeUndefined()
    expect(field && parameterMistakes(field, 'anything')).toEqual([])
  })

  it('take nothing from prototypes, and let no parameter pass for a field of every challenge', () => {
    const properties = JSON.parse(
      '{"__proto__": {"type": "integer"}, "constructor": {}, "enabled": {}, "flag": {}}',
    )
    const names = withParameters(properties).parameters.map(({ name }) => name)
    expect(names).toEqual(['__proto__', 'constructor'])
    expect(({} as Record<string, unknown>).type).toBeUndefined()
  })

  it('keep a kind of flag that is known', () => {
    expect(made({ 'x-flag-kind': 'smell' }).flagKind).toBe('text')
    expect(made({}).flagKind).toBe('audio')
  })

  it('tell why a modulation cannot be used', () => {
    const info = { ...(modulations[0] as ModulationInfo), available: false, unavailable_reason: 'no library' }
    expect(formOf(info).unavailable).toBe('no library')
    expect(formOf({ ...info, unavailable_reason: undefined }).unavailable).not.toBe('')
  })
})
