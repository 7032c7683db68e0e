import type { BulkReplyResult } from '@/api/types'

export type Verb = 'trigger' | 'stop' | 'enable' | 'disable'
export const VERBS: readonly Verb[] = ['enable', 'disable', 'trigger', 'stop']

export interface BulkItem {
  id: string
  name: string
}

export interface BulkOutcome extends BulkItem {
  state: 'waiting' | 'done' | 'refused'
  /** Why it was refused. */
  sentence: string
}

/** As many as the server takes at once. */
const AT_ONCE = 500

type Ask = (ids: readonly string[]) => Promise<readonly BulkReplyResult[]>

/**
 * Does something to many; one that is refused holds up no other. A request that fails is told of
 * each that it was for: whether the server did it nobody knows then.
 */
export async function forAll(
  items: readonly BulkItem[],
  ask: Ask,
  told: (failure: unknown) => string,
  progress: (outcomes: readonly BulkOutcome[]) => void,
): Promise<void> {
  let outcomes: readonly BulkOutcome[] = items.map((item) => ({ ...item, state: 'waiting', sentence: '' }))
  progress(outcomes)
  for (let first = 0; first < items.length; first += AT_ONCE) {
    const ids = items.slice(first, first + AT_ONCE).map((item) => item.id)
    const came = await answered(ids, ask, told)
    outcomes = outcomes.map((one) => ({ ...one, ...came.get(one.id) }))
    progress(outcomes)
  }
}

type Came = Pick<BulkOutcome, 'state' | 'sentence'>

async function answered(
  ids: readonly string[],
  ask: Ask,
  told: (failure: unknown) => string,
): Promise<ReadonlyMap<string, Came>> {
  try {
    return new Map((await ask(ids)).map((result) => [result.id, cameOf(result)]))
  } catch (failure) {
    return new Map(ids.map((id) => [id, { state: 'refused', sentence: told(failure) }]))
  }
}

function cameOf(result: BulkReplyResult): Came {
  return result.done
    ? { state: 'done', sentence: '' }
    : { state: 'refused', sentence: result.error ?? result.code ?? '' }
}
