import { describe, expect, it } from 'vitest'
import { ApiError } from '@/api'
import type { ModulationInfo } from '@/api/types'
import recorded from './modulations.fixture.json'
import { completed, differences, merged, same, suggested, type Side } from './merge'
import { refusalsOf, standing } from './refusal'
import { formOf, modulationNamed } from './schema'
import { without } from './testHelpers'

const forms = (recorded as unknown as ModulationInfo[]).map(formOf)
const base = {
  name: 'Fox',
  modulation: 'cw',
  speed: 20,
  flag: 'CQ',
  frequency: 145_000_000,
  priority: 0,
  public_view: { show_frequency: false, show_modulation: true },
}

describe('two who change one challenge', () => {
  it('are laid side by side where they differ, with who changed it', () => {
    const mine = { ...base, priority: 5, name: 'Mine' }
    const theirs = { ...base, speed: 30, name: 'Theirs' }
    const found = differences(base, mine, theirs)
    expect(found.map(({ name, changedBy }) => [name, changedBy])).toEqual([
      ['name', 'both'],
      ['modulation', 'them'],
      ['priority', 'me'],
    ])
    expect(merged(mine, theirs, suggested(found))).toEqual({ ...base, name: 'Mine', speed: 30, priority: 5 })
  })

  it('do not get half of a frequency, a flag or a modulation each', () => {
    const mine = { ...without(base, 'frequency'), frequency_ranges: ['2m'] }
    const theirs = {
      ...base,
      flag: `sha256:${'b'.repeat(64)}`,
      flag_name: 'x.wav',
      modulation: 'nbfm',
      deviation: 5,
    }
    const found = differences(base, mine, theirs)
    expect(found.map(({ name }) => name)).toEqual(['modulation', 'flag', 'frequency'])
    const choice = new Map<string, Side>([
      ['frequency', 'mine'],
      ['flag', 'theirs'],
      ['modulation', 'theirs'],
    ])
    expect(merged(mine, theirs, choice)).toMatchObject({
      frequency_ranges: ['2m'],
      flag_name: 'x.wav',
      deviation: 5,
    })
    expect(merged(mine, theirs, choice)).not.toHaveProperty('frequency')
  })

  it('have nothing to choose if they wrote the same', () => {
    const other = { ...base, public_view: { show_modulation: true, show_frequency: false } }
    expect(differences(base, { ...base, priority: 1 }, { ...other, priority: 1 })).toEqual([])
    expect(same(base, other)).toBe(true)
    expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false)
  })

  it('do not differ in a default that one of them left out', () => {
    const cw = modulationNamed(forms, 'cw')
    const whole = completed(without(base, 'speed'), cw)
    expect(whole).toHaveProperty('speed', Number(cw?.parameters[0]?.fallback))
    expect(differences(whole, whole, completed(base, cw)).map(({ name }) => name)).toEqual(
      base.speed === whole.speed ? [] : ['modulation'],
    )
  })

  it('take what an alias implies for said', () => {
    expect(completed({ modulation: 'lsb' }, modulationNamed(forms, 'lsb'))).toHaveProperty('mode', 'lsb')
  })
})

describe('the server’s refusal', () => {
  const fields = ['name', 'speed', 'min_hz', 'flag', 'frequency_ranges']
  const config = { name: 'Fox', speed: 500, manual_frequency_range: { min_hz: 'x' } }

  it('stands at its fields, with the hint', () => {
    const error = new ApiError(400, 'invalid_challenge', 'There are mistakes.', ['…'], undefined, [
      { source: 'speed', field: 'speed', message: "'speed' must be 5-60 wpm, was 500" },
      { source: 'manual_frequency_range', field: 'min_hz', message: 'not Hz', fix: 'write e.g. 146550000' },
      { source: 'challenge', message: 'of no field' },
    ])
    const { refusals, rest } = refusalsOf(error, config, fields)
    expect(refusals.map(({ field, sentence }) => [field, sentence])).toEqual([
      ['speed', "'speed' must be 5-60 wpm, was 500"],
      ['min_hz', 'not Hz (write e.g. 146550000)'],
    ])
    expect(rest).toEqual(['of no field'])
  })

  it('says nothing any more once the value is another', () => {
    const error = new ApiError(400, 'x', 'y', ["'speed' must be less"])
    const { refusals } = refusalsOf(error, config, fields)
    expect(standing(refusals, config)).toHaveLength(1)
    expect(standing(refusals, { ...config, speed: 50 })).toEqual([])
  })

  it.each([
    ['duplicate_name', 'name'],
    ['challenge_exists', 'name'],
    ['file_missing', 'flag'],
  ])('%s is about %s', (code, field) => {
    const { refusals } = refusalsOf(new ApiError(409, code, 'No.'), config, fields)
    expect(refusals).toMatchObject([{ field, sentence: 'No.' }])
  })

  it('of unknown fields is told at the whole form', () => {
    const { refusals, rest } = refusalsOf(
      new ApiError(400, 'x', 'y', ["'__proto__' is odd", 'Odd.']),
      config,
      fields,
    )
    expect(refusals).toEqual([])
    expect(rest).toEqual(["'__proto__' is odd", 'Odd.'])
  })
})
