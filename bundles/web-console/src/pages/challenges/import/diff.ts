import type { ImportDiff, ImportDiffItem, ImportDiffNamed, ImportReply } from '@/api/types'

/** What an import does with things of one kind. */
export interface DiffGroup {
  kind: 'event' | 'ranges' | 'challenges'
  added: readonly ImportDiffItem[]
  changed: readonly ImportDiffItem[]
  unchanged: readonly ImportDiffItem[]
  staying: readonly ImportDiffNamed[]
}

/** The groups of which the file or the server says anything. */
export function groupsOf(changes: ImportDiff | undefined): DiffGroup[] {
  if (!changes) return []
  const staying = (changes.staying_ranges ?? []).map((name) => ({ id: name, name }))
  return [
    group('event', changes.event ? [changes.event] : [], []),
    group('ranges', changes.frequency_ranges ?? [], staying),
    group('challenges', changes.challenges ?? [], changes.staying ?? []),
  ].filter((one) => sizeOf(one) > 0)
}

function group(
  kind: DiffGroup['kind'],
  items: readonly ImportDiffItem[],
  staying: readonly ImportDiffNamed[],
): DiffGroup {
  const ofKind = (change: ImportDiffItem['change']) => items.filter((item) => item.change === change)
  return {
    kind,
    added: ofKind('added'),
    changed: ofKind('changed'),
    unchanged: ofKind('unchanged'),
    staying,
  }
}

function sizeOf({ added, changed, unchanged, staying }: DiffGroup): number {
  return added.length + changed.length + unchanged.length + staying.length
}

/** Whether applying it would do anything. */
export function changesAnything(reply: ImportReply): boolean {
  return groupsOf(reply.changes).some((one) => one.added.length + one.changed.length > 0)
}
