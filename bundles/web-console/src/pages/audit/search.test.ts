import { describe, expect, it } from 'vitest'
import { searchOf } from './search'

describe('the search of an address', () => {
  it('is what it says', () => {
    expect(searchOf({ actor: 'user:ann', offset: '50' })).toEqual({
      actor: 'user:ann',
      action: '',
      subject: '',
      offset: 50,
    })
  })

  it.each(['-1', '1.5', 'x', '1e400', '99999999999999999999'])('does not begin at %s', (offset) => {
    expect(searchOf({ offset }).offset).toBe(0)
  })

  it('takes no lists', () => expect(searchOf({ actor: ['a', 'b'] }).actor).toBe(''))
})
