import { describe, expect, it } from 'vitest'
import type { ImportReply } from '@/api/types'
import { changesAnything, groupsOf } from './diff'
import { linesOf, sourceOf, windowOf } from './lines'
import { withFiles, withRole } from './roles'

const file = (name: string, text = 'x') => new File([text], name)
const parts = (files: ReturnType<typeof withFiles>) => files.map((one) => `${one.file.name} ${one.role}`)

describe('the files of an import', () => {
  it('are told apart by their names', () => {
    const files = withFiles(
      [],
      ['voice.wav', 'event.YML', 'other.yaml'].map((name) => file(name)),
    )
    expect(parts(files)).toEqual(['voice.wav flag', 'event.YML event', 'other.yaml flag'])
  })

  it('of a past event are the list and its ranges', () => {
    const files = withFiles(
      [],
      ['frequencies.csv', 'challenges.csv', 'voice.wav'].map((name) => file(name)),
    )
    expect(parts(files)).toEqual(['frequencies.csv frequencies', 'challenges.csv event', 'voice.wav flag'])
  })

  it('that are dropped again take the place of the older ones', () => {
    const before = withFiles([], [file('event.yml', 'old')])
    const [only, ...rest] = withFiles(before, [file('event.yml', 'newer')])
    expect(rest).toEqual([])
    expect(only).toMatchObject({ role: 'event' })
    expect(only?.file.size).toBe(5)
  })

  it('have one event file at most', () => {
    const files = withRole(withFiles([], [file('a.yml'), file('b.yml')]), 'b.yml', 'event')
    expect(parts(files)).toEqual(['a.yml flag', 'b.yml event'])
  })

  it('without an event file have none', () => {
    expect(parts(withFiles([], [file('a.wav')]))).toEqual(['a.wav flag'])
  })
})

describe('mistakes in a text', () => {
  const problem = (line: number | undefined, source = 'event.yml') => ({
    source,
    line,
    message: `at ${line}`,
  })

  it('stand at their lines, several at one', () => {
    const { marks } = sourceOf('event.yml', 'a\nb\nc', [problem(2), problem(2), problem(3)])
    expect(marks.get(2)).toHaveLength(2)
    expect(marks.get(3)).toHaveLength(1)
  })

  it('at lines that the text does not have stand at the nearest, or nowhere', () => {
    const { marks } = sourceOf('event.yml', 'a\nb', [
      problem(99),
      problem(0),
      problem(-1),
      problem(1.5),
      problem(Number.NaN),
      problem(undefined),
      problem(1, 'other.yml'),
    ])
    expect([...marks.keys()]).toEqual([2])
  })

  it('are counted by lines as the server counts them', () => {
    expect(linesOf('a\r\nb\rc\nd\u2028e')).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(linesOf('')).toEqual([''])
  })

  it('of a long text are not all drawn', () => {
    expect(windowOf(100_000, 20, 1_000_000, 400)).toEqual({ first: 49_980, last: 50_040 })
    expect(windowOf(3, 20, 0, 400)).toEqual({ first: 0, last: 3 })
    expect(windowOf(3, 20, 99_999, 400)).toEqual({ first: 3, last: 3 })
  })
})

describe('what an import changes', () => {
  const item = (id: string, change: 'added' | 'changed' | 'unchanged') => ({
    id,
    name: id,
    change,
    fields: [],
  })
  const reply = (changes?: ImportReply['changes']) => ({ changes }) as ImportReply

  it('is grouped by kind and by what happens', () => {
    const changes = {
      event: item('event', 'unchanged'),
      challenges: [item('a', 'added'), item('b', 'changed'), item('c', 'unchanged')],
      frequency_ranges: [],
      staying: [{ id: 'd', name: 'D' }],
      staying_ranges: ['70cm'],
    }
    const groups = groupsOf(changes)
    expect(groups.map(({ kind }) => kind)).toEqual(['event', 'ranges', 'challenges'])
    expect(groups[2]).toMatchObject({ added: [{ id: 'a' }], changed: [{ id: 'b' }], staying: [{ id: 'd' }] })
    expect(changesAnything(reply(changes))).toBe(true)
  })

  it('is nothing if all is as it is on the server, or if the server did not say', () => {
    const changes = {
      challenges: [item('a', 'unchanged')],
      frequency_ranges: [],
      staying: [],
      staying_ranges: [],
    }
    expect(changesAnything(reply(changes))).toBe(false)
    expect(changesAnything(reply())).toBe(false)
    expect(groupsOf({} as never)).toEqual([])
  })
})
