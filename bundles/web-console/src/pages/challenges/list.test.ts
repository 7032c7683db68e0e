import { describe, expect, it } from 'vitest'
import type { ChallengeInfo, TransmissionInfo } from '@/api/types'
import { madeChallenge, madeTransmission } from '@/testing/made'
import { forAll, type BulkOutcome } from './bulk'
import { fieldText, frequencyText } from './configText'
import { addressOf, listQueryOf } from './listQuery'
import { matching, rowsOf, secondsLeft, stateOf, stateOrder } from './rows'

const NOW = Date.parse('2026-05-01T12:00:00Z')
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString()
const plain = (text: string) => text.replaceAll('\u202f', ' ')

const challenge = (id: string, change: Partial<ChallengeInfo> = {}) =>
  madeChallenge(id, {
    name: id.toUpperCase(),
    status: 'waiting',
    config: { frequency: 145_550_000 },
    ...change,
  })

const transmission = (id: number, change: Partial<TransmissionInfo> = {}) =>
  madeTransmission({
    transmission_id: id,
    lease: id,
    duration_seconds: 10,
    assigned_at: at(-1),
    start_at: at(-1),
    ...change,
  })

const row = (change: Partial<ChallengeInfo>, ...transmissions: TransmissionInfo[]) =>
  rowsOf([challenge('fox', change)], transmissions)[0] ?? expect.fail('no row')

describe('the state of a challenge', () => {
  it('is on the air until its transmission is over', () => {
    const now = row({ status: 'assigned' }, transmission(1, { started_at: at(-4) }))
    expect(stateOf(now, NOW)).toBe('onAir')
    expect(secondsLeft(now, NOW)).toBe(6)
    expect(secondsLeft(now, NOW + 60_000)).toBe(0)
  })

  it('is starting while the listener tunes', () => {
    const now = row({ status: 'assigned' }, transmission(1, { start_at: at(8) }))
    expect(stateOf(now, NOW)).toBe('starting')
    expect(secondsLeft(now, NOW)).toBe(8)
  })

  it('becomes due by itself when its pause is over', () => {
    const now = row({ next_tx_time: at(30) })
    expect(stateOf(now, NOW)).toBe('waiting')
    expect(secondsLeft(now, NOW)).toBe(30)
    expect(stateOf(now, NOW + 31_000)).toBe('due')
  })

  it('sorts what is on the air first', () => {
    const states = [
      row({ status: 'disabled' }),
      row({ next_tx_time: at(30) }),
      row({ next_tx_time: at(20) }),
      row({ status: 'queued' }),
      row({ status: 'assigned' }, transmission(1)),
    ]
    const orders = states.map((one) => stateOrder(one, NOW))
    expect([...orders].sort((a, b) => a - b)).toEqual([...orders].reverse())
  })
})

describe('a row', () => {
  it('knows the last transmission, however often and in whatever order it is told', () => {
    const now = row(
      {},
      transmission(3),
      transmission(2, { status: 'failure' }),
      transmission(3, { status: 'success', completed_at: at(0), heard: false }),
      transmission(1, { status: 'success' }),
    )
    expect(now.running).toBeUndefined()
    expect(now.last?.transmission_id).toBe(3)
    expect(now.last?.heard).toBe(false)
    expect(now.lastAt).toBe(at(0))
  })

  it('is found by words, state and modulation', () => {
    const rows = rowsOf(
      [challenge('fox one'), challenge('hare', { modulation: 'nbfm', status: 'disabled' })],
      [],
    )
    const found = (wanted: Partial<Parameters<typeof matching>[1]>) =>
      matching(rows, { text: '', state: undefined, modulation: '', ...wanted }, NOW).map(({ id }) => id)
    expect(found({})).toEqual(['fox one', 'hare'])
    expect(found({ text: 'ONE 145.55' })).toEqual(['fox one'])
    expect(found({ modulation: 'nbfm' })).toEqual(['hare'])
    expect(found({ state: 'due' })).toEqual(['fox one'])
    expect(found({ text: '.*' })).toEqual([])
  })
})

describe('the address of the list', () => {
  it('says what is shown, and is read again to the same', () => {
    const list = listQueryOf({ q: 'fox', state: 'due', modulation: 'cw', sort: '-last', selected: 'a,b' })
    expect(list).toMatchObject({ sorting: { id: 'last', desc: true }, selected: ['a', 'b'] })
    expect(addressOf(list)).toEqual({
      q: 'fox',
      state: 'due',
      modulation: 'cw',
      sort: '-last',
      selected: 'a,b',
    })
  })

  it('is short where all is as always, and does not grow with what is selected', () => {
    expect(addressOf(listQueryOf({}))).toEqual({})
    const selected = Array.from({ length: 60 }, (_, index) => `c${index}`)
    expect(addressOf({ ...listQueryOf({}), selected })).toEqual({})
  })

  it('that makes no sense shows everything', () => {
    const list = listQueryOf({ state: 'constructor', sort: '-__proto__', q: ['a'], selected: null })
    expect(addressOf(list)).toEqual({})
  })
})

describe('what is done to many', () => {
  const items = [
    { id: 'a', name: 'A' },
    { id: 'b', name: 'B' },
  ]
  async function after(ask: Parameters<typeof forAll>[1], all = items) {
    const seen: (readonly BulkOutcome[])[] = []
    await forAll(all, ask, String, (now) => seen.push(now))
    expect(seen[0]?.every(({ state }) => state === 'waiting')).toBe(true)
    return seen.at(-1)?.map(({ id, state, sentence }) => `${id} ${state} ${sentence}`.trim())
  }

  it('is told of each, the refused with their sentence', async () => {
    const results = [
      { id: 'b', done: false, code: 'challenge_disabled', error: 'It is disabled.' },
      { id: 'a', done: true },
    ]
    expect(await after(async () => results)).toEqual(['a done', 'b refused It is disabled.'])
  })

  it('is not taken for done when the request fails', async () => {
    const failing = () => Promise.reject(new Error('away'))
    expect(await after(failing)).toEqual(['a refused Error: away', 'b refused Error: away'])
  })

  it('is asked of the server in parts that it takes', async () => {
    const asked: number[] = []
    const many = Array.from({ length: 1100 }, (_, index) => ({ id: `c${index}`, name: '' }))
    const done = await after(async (ids) => {
      asked.push(ids.length)
      return ids.map((id) => ({ id, done: true }))
    }, many)
    expect(asked).toEqual([500, 500, 100])
    expect(done?.every((one) => one.endsWith('done'))).toBe(true)
  })
})

describe('fields of a challenge', () => {
  it('are written as radio people write them', () => {
    expect(plain(frequencyText({ frequency: 145_550_000 }))).toBe('145.550 MHz')
    expect(frequencyText({ frequency_ranges: ['2m', '70cm'] })).toBe('2m, 70cm')
    const range = { manual_frequency_range: { min_hz: 433_200_000, max_hz: 433_800_000 } }
    expect(plain(frequencyText(range))).toBe('433.200 MHz – 433.800 MHz')
    expect(frequencyText({})).toBe('–')
    expect(fieldText('enabled', false)).toBe('No')
    expect(fieldText('public_view', { show_frequency: true })).toBe('Frequency')
    expect(fieldText('flag', `sha256:${'a'.repeat(64)}`)).toBe(`sha256:${'a'.repeat(16)}…`)
    expect(fieldText('odd', { a: 1 })).toBe('{"a":1}')
  })
})
