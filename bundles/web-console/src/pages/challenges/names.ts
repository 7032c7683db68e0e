import { t } from '@/i18n'
import type { Verb } from './bulk'
import type { State } from './rows'

export function stateName(state: State): string {
  switch (state) {
    case 'onAir':
      return t('challenges.stateOnAir')
    case 'starting':
      return t('challenges.stateStarting')
    case 'due':
      return t('challenges.stateDue')
    case 'waiting':
      return t('challenges.stateWaiting')
    case 'disabled':
      return t('challenges.stateDisabled')
  }
}

/** Until when a state lasts, if that is known. */
export function untilText(state: State, time: string): string {
  switch (state) {
    case 'onAir':
      return t('challenges.left', { time })
    case 'starting':
      return t('challenges.startsIn', { time })
    case 'waiting':
      return t('challenges.dueIn', { time })
    case 'due':
    case 'disabled':
      return ''
  }
}

/** What is done to many at once. */
export function bulkTitle(verb: Verb, count: number): string {
  switch (verb) {
    case 'enable':
      return t('challenges.bulkTitle_enable', { count })
    case 'disable':
      return t('challenges.bulkTitle_disable', { count })
    case 'trigger':
      return t('challenges.bulkTitle_trigger', { count })
    case 'stop':
      return t('challenges.bulkTitle_stop', { count })
  }
}
