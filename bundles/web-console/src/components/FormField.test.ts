import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { h } from 'vue'
import FormField from './FormField.vue'

function field(props: { label: string; help?: string; error?: string }) {
  return mount(FormField, { props, slots: { default: (bound: object) => h('input', bound) } })
}

describe('a form field', () => {
  it('ties its label, help and error to the control', () => {
    const mounted = field({ label: 'Speed', help: 'In wpm.', error: 'Too fast.' })
    const input = mounted.find('input')
    expect(mounted.find('label').attributes('for')).toBe(input.attributes('id'))
    const told = input
      .attributes('aria-describedby')
      ?.split(' ')
      .map((id) => mounted.find(`[id="${id}"]`).text())
    expect(told).toEqual(['In wpm.', 'Too fast.'])
    expect(input.attributes('aria-invalid')).toBe('true')
  })

  it('says nothing of what is not there', () => {
    const input = field({ label: 'Speed' }).find('input')
    expect(input.attributes('aria-describedby')).toBeUndefined()
    expect(input.attributes('aria-invalid')).toBeUndefined()
  })
})
