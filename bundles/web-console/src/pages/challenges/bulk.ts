export type Verb = 'trigger' | 'stop' | 'enable' | 'disable'
export const VERBS: readonly Verb[] = ['enable', 'disable', 'trigger', 'stop']

export interface BulkItem {
  id: string
  name: string
}

export interface BulkOutcome extends BulkItem {
  state: 'waiting' | 'done' | 'nothing' | 'refused'
  /** Why it was refused. */
  sentence: string
}

const AT_ONCE = 4

/** Does something to many, a few at a time; one that is refused holds up no other. */
export async function forAll(
  items: readonly BulkItem[],
  act: (id: string) => Promise<'done' | 'nothing'>,
  told: (failure: unknown) => string,
  progress: (outcomes: readonly BulkOutcome[]) => void,
): Promise<readonly BulkOutcome[]> {
  let outcomes: readonly BulkOutcome[] = items.map((item) => ({ ...item, state: 'waiting', sentence: '' }))
  const set = (index: number, change: Partial<BulkOutcome>) => {
    outcomes = outcomes.map((one, at) => (at === index ? { ...one, ...change } : one))
    progress(outcomes)
  }
  progress(outcomes)
  let next = 0
  const work = async () => {
    while (next < items.length) {
      const index = next++
      try {
        set(index, { state: await act((items[index] as BulkItem).id) })
      } catch (failure) {
        set(index, { state: 'refused', sentence: told(failure) })
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, work))
  return outcomes
}
