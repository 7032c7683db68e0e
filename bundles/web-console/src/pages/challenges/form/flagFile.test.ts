import { describe, expect, it } from 'vitest'
import { acceptOf, faultOf, fitsWant, hashIn, MOST_BYTES, wantedFile } from './flagFile'

const file = (name: string, type = '', size = 10) => ({ name, type, size })

describe('the file of a flag', () => {
  it('is refused before it is sent if it cannot be right', () => {
    expect(faultOf(file('voice.WAV'), 'audio')).toBeUndefined()
    expect(faultOf(file('voice', 'audio/x-wav'), 'audio')).toBeUndefined()
    expect(faultOf(file('voice.png', 'image/png'), 'audio')).toBe('wrongType')
    expect(faultOf(file('cat.jpeg'), 'image')).toBeUndefined()
    expect(faultOf(file('anything.xyz'), 'bytes')).toBeUndefined()
    expect(faultOf(file('a.wav', '', 0), 'audio')).toBe('empty')
    expect(faultOf(file('a.wav', '', MOST_BYTES + 1), 'audio')).toBe('tooLarge')
  })

  it('of the store is judged by what the server has seen in it', () => {
    expect(fitsWant({ type: 'audio/flac' }, 'audio')).toBe(true)
    expect(fitsWant({ type: 'application/ogg' }, 'audio')).toBe(true)
    expect(fitsWant({ type: 'image/png' }, 'audio')).toBe(false)
    expect(fitsWant({ type: 'application/x-tar' }, 'bytes')).toBe(true)
  })

  it('is only asked for where the modulation sends one', () => {
    expect(wantedFile('text')).toBeUndefined()
    expect(wantedFile('text_or_image')).toBe('image')
    expect(acceptOf('bytes')).toBeUndefined()
    expect(acceptOf('audio')).toContain('.flac')
  })

  it('may be named by its hash', () => {
    const hash = '0123456789abcdef'.repeat(4)
    expect(hashIn(` sha256:${hash}\n`)).toBe(hash)
    expect(hashIn(hash.toUpperCase())).toBe(hash)
    expect(hashIn(`sha256:${hash}0`)).toBeUndefined()
    expect(hashIn('sha256:')).toBeUndefined()
  })
})
