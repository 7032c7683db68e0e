/** The newest so many of what comes, oldest first. */
export class Ring<T> {
  private items: T[] = []

  constructor(private readonly capacity: number) {}

  add(more: readonly T[]): void {
    this.items = this.items.concat(more)
    if (this.items.length > this.capacity) this.items = this.items.slice(-this.capacity)
  }

  clear(): void {
    this.items = []
  }

  all(): readonly T[] {
    return this.items
  }
}
