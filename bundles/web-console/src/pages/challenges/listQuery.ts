import type { LocationQuery } from 'vue-router'
import type { Sorting } from '@/components/table'
import { STATES, type State } from './rows'

/** What the list shows, as its address tells. */
export interface ListQuery {
  text: string
  state: State | undefined
  modulation: string
  sorting: Sorting
  selected: readonly string[]
}

export const COLUMNS = ['name', 'state', 'modulation', 'frequency', 'priority', 'last', 'heard'] as const
const DEFAULT: Sorting = { id: 'name', desc: false }
/** Addresses must not grow without end. */
const MOST_SELECTED = 50

export function listQueryOf(query: LocationQuery): ListQuery {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  return {
    text: text('q'),
    state: STATES.find((state) => state === text('state')),
    modulation: text('modulation'),
    sorting: sortingOf(text('sort')),
    selected: text('selected').split(',').filter(Boolean),
  }
}

/** `name`, or `-name` for the other way round. */
function sortingOf(text: string): Sorting {
  const desc = text.startsWith('-')
  const id = COLUMNS.find((column) => column === (desc ? text.slice(1) : text))
  return id ? { id, desc } : DEFAULT
}

/** The address of what the list shows; what is as it always is does not stand in it. */
export function addressOf(list: ListQuery): Record<string, string> {
  const { id, desc } = list.sorting
  const sort = id === DEFAULT.id && desc === DEFAULT.desc ? '' : `${desc ? '-' : ''}${id}`
  const selected = list.selected.length <= MOST_SELECTED ? list.selected.join(',') : ''
  const all = { q: list.text, state: list.state ?? '', modulation: list.modulation, sort, selected }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}
