import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import en from '@/locales/en'
import { t } from '.'
import { fill } from './translate'

describe('messages', () => {
  it('are filled in, numbers as the language writes them', () => {
    expect(fill('{who} has {count} flags', { who: 'Ann', count: 12345 }, 'en')).toBe('Ann has 12,345 flags')
  })

  it('have the plural form that the count wants', () => {
    const message = { one: '{count} agent', other: '{count} agents' }
    expect(fill(message, { count: 1 }, 'en')).toBe('1 agent')
    expect(fill(message, { count: 0 }, 'en')).toBe('0 agents')
  })

  it('show what was forgotten instead of "undefined", and do not take it from prototypes', () => {
    expect(fill('{a} {constructor}', {}, 'en')).toBe('{a} {constructor}')
  })

  it('do not fill in what a value brings along', () => {
    expect(fill('{a} {b}', { a: '{b}', b: 'x' }, 'en')).toBe('{b} x')
  })

  it('are found by their key', () => {
    expect(t('common.cancel')).toBe('Cancel')
  })

  it('of every file of a language are known to its index', () => {
    const files = readdirSync('src/locales/en').filter((name) => name !== 'index.ts')
    expect(Object.keys(en).sort()).toEqual(files.map((name) => name.replace('.ts', '')).sort())
  })
})
