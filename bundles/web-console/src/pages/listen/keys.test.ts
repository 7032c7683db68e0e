import { describe, expect, it } from 'vitest'
import { keyStep } from './keys'

const SPAN = { centreHz: 145e6, widthHz: 500_000 }
const at = (key: string, hz = 145_000_300, shiftKey = false) => keyStep({ key, shiftKey }, hz, 'nbfm', SPAN)

describe('keys', () => {
  it('tune in round steps', () => {
    expect(at('ArrowRight')).toBe(145_001_000)
    expect(at('ArrowLeft')).toBe(145_000_000)
    expect(at('ArrowUp', 145_001_000)).toBe(145_002_000)
    expect(at('ArrowDown', 145_001_000)).toBe(145_000_000)
    expect(at('ArrowRight', 145_000_300, true)).toBe(145_010_000)
    expect(keyStep({ key: 'ArrowRight', shiftKey: false }, 7_030_000, 'cw', SPAN)).toBe(7_030_010)
  })

  it('tune far', () => {
    expect(at('PageUp')).toBe(145_025_300)
    expect(at('PageDown')).toBe(144_975_300)
    expect(at('Home')).toBe(144_750_000)
    expect(at('End')).toBe(145_250_000)
  })

  it('leave all others to the browser', () => {
    for (const key of ['Tab', 'Enter', 'a', ' ']) expect(at(key)).toBeUndefined()
    expect(
      keyStep({ key: 'ArrowLeft', shiftKey: false, altKey: true }, 1e6, 'am', SPAN),
      'the back key',
    ).toBeUndefined()
  })
})
