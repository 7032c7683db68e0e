import { describe, expect, it } from 'vitest'
import type { LogMessage } from '@/stores/logs'
import { asText, fromInfo, fromMessage, matches, newerThan, SERVER } from './lines'
import { isAtEnd, rowsInSight } from './window'

const message = (second: number, text = `line ${second}`): LogMessage => ({
  type: 'log',
  timestamp: `2026-05-01T12:00:0${second}Z`,
  agent_id: 'fox',
  level: 'warning',
  message: text,
})
const all = { level: '', agent: '', text: '' }

describe('a log line', () => {
  const line = fromMessage(message(1, 'Radio is GONE'))
  const own = fromInfo({
    timestamp: '2026-05-01T12:00:00Z',
    source: 'server',
    level: 'error',
    message: 'disk',
  })

  it.each([
    [{}, true],
    [{ level: 'warning' }, true],
    [{ level: 'error' }, false],
    [{ level: 'info' }, true],
    [{ agent: 'fox' }, true],
    [{ agent: 'hen' }, false],
    [{ agent: SERVER }, false],
    [{ text: 'gone' }, true],
    [{ text: 'here' }, false],
  ])('that is wanted by %j: %s', (wanted, yes) => expect(matches(line, { ...all, ...wanted })).toBe(yes))

  it('of the server is nobody’s', () => {
    expect(matches(own, { ...all, agent: SERVER })).toBe(true)
    expect(matches(own, { ...all, agent: 'fox' })).toBe(false)
  })

  it('of a level that nobody knows counts as info', () =>
    expect(fromMessage({ ...message(1), level: 'loud' }).level).toBe('info'))

  it('is one line of a file', () =>
    expect(asText(line)).toBe('2026-05-01T12:00:01Z WARNING  fox: Radio is GONE'))

  it('stays the same for the same message', () => {
    const one = message(3)
    expect(fromMessage(one)).toBe(fromMessage(one))
    expect(fromMessage(message(3)).id).toBeGreaterThan(fromMessage(one).id)
  })
})

describe('loaded and live lines', () => {
  const live = [1, 2, 3].map((second) => fromMessage(message(second)))
  const texts = (loaded: LogMessage[]) => newerThan(loaded.map(fromMessage), live).map((line) => line.message)

  it('are all live ones when nothing was loaded', () => expect(texts([])).toHaveLength(3))
  it('have nothing twice', () => expect(texts([message(1), message(2)])).toEqual(['line 3']))
  it('lose nothing of the moment that both have', () =>
    expect(texts([message(1), message(2, 'another at the same time')])).toEqual(['line 2', 'line 3']))
})

describe('the rows in sight', () => {
  it('are those and some beyond', () =>
    expect(rowsInSight(2600, 260, 26, 5000)).toEqual({ from: 88, to: 122 }))
  it('end with the list', () => expect(rowsInSight(129_740, 260, 26, 5000)).toEqual({ from: 4978, to: 5000 }))
  it('are all of a short list', () => expect(rowsInSight(0, 260, 26, 3)).toEqual({ from: 0, to: 3 }))
  it('are none of a list that has become shorter than where it was scrolled to', () =>
    expect(rowsInSight(10_000, 260, 26, 2)).toEqual({ from: 2, to: 2 }))
  it('know the end', () => {
    expect(isAtEnd(740, 260, 1000)).toBe(true)
    expect(isAtEnd(700, 260, 1000)).toBe(false)
  })
})
