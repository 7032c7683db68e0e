import { computed, markRaw, shallowRef, triggerRef, type ComputedRef } from 'vue'

type Key = string | number

/**
 * Things by their id, newest state only. Changes show after `commit`: so a batch of a thousand is
 * one change to what is drawn.
 */
export class Collection<K extends Key, T> {
  private readonly map = shallowRef(new Map<K, T>())
  private changed = false
  readonly list: ComputedRef<readonly T[]> = computed(() => [...this.map.value.values()])

  /** @param capacity how many may be kept; the first that came go first */
  constructor(
    private readonly keyOf: (item: T) => K,
    private readonly capacity = Number.POSITIVE_INFINITY,
  ) {
    // A store must not make what is in here reactive once more.
    markRaw(this)
  }

  get(key: K): T | undefined {
    return this.map.value.get(key)
  }

  reset(items: readonly T[]): void {
    this.map.value = new Map(items.map((item) => [this.keyOf(item), item]))
  }

  put(item: T): void {
    const map = this.map.value
    map.set(this.keyOf(item), item)
    this.changed = true
    if (map.size <= this.capacity) return
    for (const key of map.keys()) {
      map.delete(key)
      return
    }
  }

  remove(key: K): void {
    if (this.map.value.delete(key)) this.changed = true
  }

  commit(): void {
    if (!this.changed) return
    this.changed = false
    triggerRef(this.map)
  }
}
