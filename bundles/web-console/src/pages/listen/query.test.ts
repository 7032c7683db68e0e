import { describe, expect, it } from 'vitest'
import { readQuery, writeQuery } from './query'

describe('the link to a frequency', () => {
  it('says where, on what and how', () => {
    const wanted = { agent: 'local-listener', frequencyHz: 433_920_000, mode: 'usb' } as const
    expect(readQuery(writeQuery(wanted) as never)).toEqual(wanted)
    expect(writeQuery(wanted)).toEqual({ agent: 'local-listener', f: '433920000', mode: 'usb' })
    expect(writeQuery({})).toEqual({})
  })

  it('is not trusted', () => {
    const nothing = { agent: undefined, frequencyHz: undefined, mode: undefined }
    expect(readQuery({})).toEqual(nothing)
    expect(readQuery({ agent: '', f: '-5', mode: 'toString' })).toEqual(nothing)
    expect(readQuery({ agent: ['a', 'b'], f: ['1'], mode: null })).toEqual(nothing)
    for (const f of ['1e9', '0', 'NaN', '0x10', '9999999999999', '999999999999']) {
      expect(readQuery({ f }).frequencyHz, f).toBeUndefined()
    }
  })
})
