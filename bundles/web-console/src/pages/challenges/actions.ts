import { shallowRef } from 'vue'
import { challenges as api, sentence } from '@/api'
import type { BulkReplyResult } from '@/api/types'
import type { MenuAction } from '@/components/RowMenu.vue'
import { confirm } from '@/composables/confirm'
import { toast } from '@/composables/toasts'
import { t } from '@/i18n'
import { useChallenges } from '@/stores/challenges'
import type { Verb } from './bulk'

/** Does it; what the server answers is shown at once, the rest comes over the live connection. */
export async function perform(verb: Verb, id: string): Promise<'done' | 'nothing'> {
  if (verb === 'stop') return (await api.stop(id)).stopping ? 'done' : 'nothing'
  const changed = await api[verb](id)
  const { collection } = useChallenges()
  if (collection.get(id)) collection.put(changed)
  collection.commit()
  return 'done'
}

/** What can be done with one challenge, and what is being done just now. */
export function useChallengeActions() {
  /** What was asked of which, until the server has answered. */
  const doing = shallowRef<ReadonlyMap<string, Verb>>(new Map())

  function mark(id: string, verb: Verb | undefined): void {
    const now = new Map(doing.value)
    if (verb) now.set(id, verb)
    else now.delete(id)
    doing.value = now
  }

  async function run(verb: Verb, id: string, name: string): Promise<void> {
    if (doing.value.has(id)) return
    mark(id, verb)
    try {
      const outcome = await perform(verb, id)
      toast.good(outcome === 'nothing' ? t('challenges.did_stopNothing', { name }) : done(verb, name))
    } catch (failure) {
      toast.failure(failure)
    } finally {
      mark(id, undefined)
    }
  }

  /** Whether it was deleted. */
  async function remove(id: string, name: string): Promise<boolean> {
    const sure = await confirm({
      title: t('challenges.deleteTitle', { name }),
      text: t('challenges.deleteText'),
      action: t('common.delete'),
      dangerous: true,
    })
    if (!sure) return false
    try {
      await api.remove(id)
      toast.good(t('challenges.deleted', { name }))
      return true
    } catch (failure) {
      toast.bad(sentence(failure))
      return false
    }
  }

  return { doing, run, remove }
}

function done(verb: Verb, name: string): string {
  switch (verb) {
    case 'trigger':
      return t('challenges.did_trigger', { name })
    case 'stop':
      return t('challenges.did_stop', { name })
    case 'enable':
      return t('challenges.did_enable', { name })
    case 'disable':
      return t('challenges.did_disable', { name })
  }
}

export interface Menu {
  enabled: boolean
  onAir: boolean
  run: (verb: Verb) => void
  go: (path: string) => void
  remove: () => void
}

/** Does it to many; gives what came of each. */
export async function performAll(verb: Verb, ids: readonly string[]): Promise<readonly BulkReplyResult[]> {
  const { results } = await api.bulk(ids, verb)
  const { collection } = useChallenges()
  for (const { challenge } of results)
    if (challenge && collection.get(challenge.challenge_id)) collection.put(challenge)
  collection.commit()
  return results
}

/** The menu of a challenge. */
export function menuOf(id: string, { enabled, onAir, run, go, remove }: Menu): MenuAction[] {
  const at = `/challenges/${encodeURIComponent(id)}`
  return [
    { label: t('challenges.trigger'), run: () => run('trigger'), disabled: !enabled },
    { label: t('challenges.stop'), run: () => run('stop'), disabled: !onAir },
    enabled
      ? { label: t('challenges.disable'), run: () => run('disable') }
      : { label: t('challenges.enable'), run: () => run('enable') },
    { label: t('challenges.edit'), run: () => go(`${at}/edit`) },
    { label: t('challenges.duplicate'), run: () => go(`/challenges/new?copy=${encodeURIComponent(id)}`) },
    // The server deletes nothing that is on the air.
    { label: t('challenges.delete'), run: remove, dangerous: true, disabled: onAir },
  ]
}
