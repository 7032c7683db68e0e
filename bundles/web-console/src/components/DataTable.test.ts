import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import DataTable from './DataTable.vue'
import type { Column } from './table'

interface Row {
  name: string
  hz?: number
}

const rows: Row[] = [{ name: 'beta', hz: 20 }, { name: 'alpha', hz: 100 }, { name: 'gamma' }]
const columns: Column<Row>[] = [
  { id: 'name', header: 'Name', value: (row) => row.name },
  { id: 'hz', header: 'Hz', value: (row) => row.hz },
  { id: 'actions', header: 'Actions' },
]

function table(more: object = {}) {
  return mount(DataTable<Row>, {
    props: { caption: 'Things', rows, columns, rowKey: (row: Row) => row.name, ...more },
    slots: { empty: 'There is nothing' },
  })
}

type Table = ReturnType<typeof table>
const names = (mounted: Table) => mounted.findAll('tbody tr').map((row) => row.findAll('td').at(-3)?.text())
const sortBy = (mounted: Table, header: string) =>
  mounted
    .findAll('th button')
    .find((button) => button.text() === header)
    ?.trigger('click')

describe('a table', () => {
  it('marks the row that the address speaks of', () => {
    const marked = table({ current: 'alpha' }).findAll('[aria-current=true]')
    expect(marked.map((row) => row.find('td').text())).toEqual(['alpha'])
    expect(table().find('[aria-current]').exists()).toBe(false)
  })

  it('is sorted by what the column is about, not by how it is written, and says so', async () => {
    const mounted = table()
    await sortBy(mounted, 'Name')
    expect(names(mounted)).toEqual(['alpha', 'beta', 'gamma'])
    await sortBy(mounted, 'Name')
    expect(names(mounted)).toEqual(['gamma', 'beta', 'alpha'])
    expect(mounted.find('th').attributes('aria-sort')).toBe('descending')
    await sortBy(mounted, 'Hz')
    await sortBy(mounted, 'Hz')
    expect(names(mounted)?.slice(0, 2).sort()).toEqual(['alpha', 'beta'])
    expect(names(mounted)?.at(-1)).toBe('gamma')
  })

  it('is sorted without its headings too, as on a phone', async () => {
    const mounted = table()
    const choice = mounted.find('select')
    expect(choice.findAll('option:not([disabled])').map((one) => one.text())).toEqual(['Name', 'Hz'])
    await choice.setValue('name')
    expect(names(mounted)).toEqual(['alpha', 'beta', 'gamma'])
    await mounted
      .findAll('button')
      .find((button) => button.text() === 'Ascending')
      ?.trigger('click')
    expect(names(mounted)).toEqual(['gamma', 'beta', 'alpha'])
    expect(mounted.emitted('sorted')?.at(-1)).toEqual([{ id: 'name', desc: true }])
  })

  it('is filtered, and offers to end that when nothing is left', async () => {
    const mounted = table({ filter: 'ALPH' })
    expect(names(mounted)).toEqual(['alpha'])
    await mounted.setProps({ filter: 'delta' })
    expect(mounted.find('table').exists()).toBe(false)
    await mounted.find('button').trigger('click')
    expect(mounted.emitted('clearFilter')).toHaveLength(1)
  })

  it('lets rows be selected, one or all that are shown', async () => {
    const mounted = table({ selectable: true, selected: ['beta'], filter: 'a' })
    await mounted.find('[aria-label="Select gamma"]').trigger('change')
    expect(mounted.emitted('update:selected')?.at(-1)).toEqual([['beta', 'gamma']])
    await mounted.find('[aria-label="Select all"]').trigger('change')
    expect(mounted.emitted('update:selected')?.at(-1)?.[0]).toHaveLength(3)
  })

  it('says what its slot says when there are no rows', () => {
    expect(table({ rows: [] }).text()).toBe('There is nothing')
  })

  it('does not draw thousands of rows at once', async () => {
    const many = Array.from({ length: 250 }, (_, hz) => ({ name: `n${hz}`, hz }))
    const mounted = table({ rows: many })
    expect(mounted.findAll('tbody tr')).toHaveLength(100)
    await mounted
      .findAll('button')
      .find((button) => button.text() === 'Show 100 more')
      ?.trigger('click')
    expect(mounted.findAll('tbody tr')).toHaveLength(200)
  })
})
