import type { LocationQuery } from 'vue-router'

export interface Search {
  actor: string
  action: string
  subject: string
  offset: number
}

/** The search that an address tells; what makes no sense in it does not count. */
export function searchOf(query: LocationQuery): Search {
  const text = (name: string) => {
    const value = query[name]
    return typeof value === 'string' ? value : ''
  }
  const offset = Number(text('offset'))
  return {
    actor: text('actor'),
    action: text('action'),
    subject: text('subject'),
    offset: Number.isSafeInteger(offset) && offset > 0 ? offset : 0,
  }
}
