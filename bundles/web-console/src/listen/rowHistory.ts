import type { RowFrame } from './protocol'

/** The last rows of a waterfall in a ring; memory is bounded and used again. */
export class RowHistory {
  private readonly rows: (RowFrame | undefined)[]
  private next = 0
  private count = 0

  constructor(readonly capacity: number) {
    this.rows = new Array<RowFrame | undefined>(capacity)
  }

  get size(): number {
    return this.count
  }

  push(row: RowFrame): void {
    this.rows[this.next] = row
    this.next = (this.next + 1) % this.capacity
    this.count = Math.min(this.capacity, this.count + 1)
  }

  /** The newest is 0. */
  row(age: number): RowFrame | undefined {
    if (age < 0 || age >= this.count) return undefined
    return this.rows[(this.next - 1 - age + this.capacity) % this.capacity]
  }

  clear(): void {
    this.rows.fill(undefined)
    this.next = this.count = 0
  }
}
