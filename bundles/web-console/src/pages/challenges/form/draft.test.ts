import { describe, expect, it } from 'vitest'
import { computed, reactive } from 'vue'
import type { FrequencyRangeInfo, ModulationInfo } from '@/api/types'
import { configOf, draftOf, emptyDraft, numeric, type Draft } from './draft'
import recorded from './modulations.fixture.json'
import { previewOf } from './previewRequest'
import { placementsOf, shareOf } from './placement'
import { formOf, modulationNamed } from './schema'
import { without } from './testHelpers'
import { mistakesIn } from './validate'

const forms = (recorded as unknown as ModulationInfo[]).map(formOf)
const form = (name: string) => modulationNamed(forms, name)
const HASH = 'a'.repeat(64)
const ranges: FrequencyRangeInfo[] = [
  { name: '2m', display_name: '2 m', description: '', min_hz: 144_000_000, max_hz: 148_000_000 },
]

const config = {
  name: 'Fox One',
  modulation: 'cw',
  frequency: 145_550_000,
  flag: 'CQ',
  min_delay: 2.5,
  max_delay: 6,
  delay_mode: 'uniform',
  priority: 10,
  enabled: false,
  public_view: {
    show_active_status: true,
    show_modulation: true,
    show_frequency: false,
    show_last_tx_time: false,
  },
  speed: 20,
}

function draft(change: Partial<Draft> = {}): Draft {
  return { ...draftOf(config), ...change }
}

const fields = (written: Draft, name = 'cw') =>
  mistakesIn(written, form(name), ranges).map((mistake) => mistake.field)

describe('a challenge in the form', () => {
  it('is sent back as it came', () => {
    expect(configOf(draftOf(config), form('cw'))).toEqual(config)
    const file = {
      ...config,
      modulation: 'nbfm',
      flag: `sha256:${HASH}`,
      flag_name: 'voice.wav',
      deviation: 2500,
    }
    const withFile = without(file, 'speed')
    expect(configOf(draftOf(withFile), form('nbfm'))).toEqual(withFile)
  })

  it.each([
    [{ frequency_ranges: ['2m'] }],
    [{ manual_frequency_range: { min_hz: 433_200_000, max_hz: 433_800_000 } }],
    [{ frequency: 518_000 }],
    [{ frequency: 50 }],
    [{ frequency: 433_921_257 }],
  ])('keeps where it is sent: %j', (where) => {
    const rest = without(config, 'frequency')
    expect(configOf(draftOf({ ...rest, ...where }), form('cw'))).toEqual({ ...rest, ...where })
  })

  it('has only the parameters of its modulation, and none that were left empty', () => {
    const other = draft({ parameters: { speed: '', deviation: '5', __proto__: 'x' } })
    expect(configOf(other, form('cw'))).not.toHaveProperty('speed')
    expect(configOf(other, form('cw'))).not.toHaveProperty('deviation')
  })

  it('notices a parameter that is set first after it was looked for', () => {
    const written = reactive(draft({ parameters: {} }))
    const wrong = computed(() => fields(written))
    expect(wrong.value).toEqual([])
    written.parameters.speed = '9000'
    expect(wrong.value).toEqual(['speed'])
  })

  it('does not send what an alias implies', () => {
    const lsb = draft({ modulation: 'lsb', parameters: { mode: 'lsb', wav_samplerate: '8000' } })
    expect(configOf(lsb, form('lsb'))).toMatchObject({ modulation: 'lsb', wav_samplerate: 8000 })
    expect(configOf(lsb, form('lsb'))).not.toHaveProperty('mode')
  })

  it('sends a file where the modulation leaves no choice, whatever was typed before', () => {
    expect(configOf(draft({ modulation: 'nbfm', flagText: 'CQ' }), form('nbfm')).flag).toBe('')
  })

  it('of nonsense is the draft of a new one', () => {
    const nonsense = { name: 7, public_view: 'x', frequency_ranges: [3], priority: {} }
    expect(without(draftOf(nonsense), 'parameters')).toEqual(without(emptyDraft(), 'parameters'))
  })
})

describe('numbers that are typed', () => {
  it.each([
    ['20', 20],
    [' 2.5 ', 2.5],
    ['-3', -3],
    ['1e3', 1000],
    ['', ''],
    ['0x10', '0x10'],
    ['1,5', '1,5'],
    ['1e999', '1e999'],
    ['Infinity', 'Infinity'],
  ])('%j is %j', (text, value) => expect(numeric(text)).toBe(value))
})

describe('mistakes while typing', () => {
  it('are none in a right challenge', () => expect(fields(draft())).toEqual([]))

  it.each<[string, Partial<Draft>, string]>([
    ['no name', { name: '  ' }, 'name'],
    ['a name without letters', { name: '!!!' }, 'name'],
    ['a name that is too long', { name: 'x'.repeat(101) }, 'name'],
    ['a frequency that is none', { frequency: '145.5.5' }, 'frequency'],
    ['a frequency beyond 300 GHz', { frequency: '301 GHz' }, 'frequency'],
    ['no frequency', { frequency: '' }, 'frequency'],
    ['no range', { frequencyMode: 'ranges', ranges: [] }, 'frequency_ranges'],
    ['a range that is gone', { frequencyMode: 'ranges', ranges: ['6m'] }, 'frequency_ranges'],
    [
      'edges the wrong way round',
      { frequencyMode: 'custom', minFrequency: '146', maxFrequency: '145' },
      'max_hz',
    ],
    ['no lower edge', { frequencyMode: 'custom', minFrequency: '', maxFrequency: '145' }, 'min_hz'],
    ['delays the wrong way round', { minDelay: '9', maxDelay: '8' }, 'min_delay'],
    ['a delay of more than a week', { maxDelay: '604801' }, 'max_delay'],
    ['a delay that is a word', { minDelay: 'soon' }, 'min_delay'],
    ['half a priority', { priority: '1.5' }, 'priority'],
    ['a priority above 100', { priority: '101' }, 'priority'],
    ['no flag', { flagText: '' }, 'flag'],
    ['a speed that nobody reads', { parameters: { speed: '9000' } }, 'speed'],
  ])('%s', (_what, change, field) => expect(fields(draft(change))).toEqual([field]))

  it('say why a modulation cannot be used', () => {
    const cw = form('cw') ?? expect.fail('no cw')
    const [mistake] = mistakesIn(draft(), { ...cw, unavailable: 'its library is missing' }, ranges)
    expect(mistake?.sentence).toContain('its library is missing')
  })

  it('are not held against a form that nobody has filled in yet', () => {
    const empty = mistakesIn(emptyDraft(), undefined, ranges)
    expect(empty.map(({ field }) => field)).toEqual(['name', 'modulation', 'frequency_ranges', 'flag'])
    expect(empty.every(({ missing }) => missing)).toBe(true)
  })
})

describe('a preview', () => {
  it('needs only modulation, flag and right parameters', () => {
    const unfinished = draft({ name: '', frequency: '', priority: 'x' })
    expect(previewOf(unfinished, form('cw'), ranges)).toEqual({
      request: { modulation: 'cw', flag: 'CQ', parameters: { speed: 20 } },
    })
  })

  it('has the carrier for its axis', () => {
    expect(previewOf(draft(), form('cw'), ranges)).toHaveProperty('request.frequency', 145_550_000)
    const within = draft({ frequencyMode: 'ranges', ranges: ['2m'] })
    expect(previewOf(within, form('cw'), ranges)).toHaveProperty('request.frequency', 146_000_000)
  })

  it('tells what it waits for', () => {
    expect(previewOf(emptyDraft(), undefined, ranges)).toEqual({ lacks: 'start' })
    expect(previewOf(draft({ parameters: { speed: 'x' } }), form('cw'), ranges)).toEqual({
      lacks: 'mistakes',
    })
  })
})

describe('where a signal lies', () => {
  const band = { lowHz: -1000, highHz: 3000 }

  it('is exact for one frequency', () => {
    expect(placementsOf(draft(), ranges, band)).toEqual([
      { kind: 'exact', carrierHz: 145_550_000, lowHz: 145_549_000, highHz: 145_553_000 },
    ])
  })

  it('is somewhere within each range, if it fits', () => {
    const [place] = placementsOf(draft({ frequencyMode: 'ranges', ranges: ['2m'] }), ranges, band)
    expect(place).toMatchObject({ kind: 'within', name: '2 m', fits: true })
    expect(place?.kind === 'within' && shareOf(place)).toBeCloseTo(0.001)
    const tight = draft({ frequencyMode: 'custom', minFrequency: '145.000', maxFrequency: '145.003' })
    expect(placementsOf(tight, ranges, band)[0]).toMatchObject({ fits: false })
  })

  it('is unknown while the frequency is', () => {
    expect(placementsOf(draft({ frequency: 'x' }), ranges, band)).toEqual([])
  })
})
