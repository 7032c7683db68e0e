export interface RowWindow {
  /** The first row that is drawn, and the one after the last. */
  from: number
  to: number
}

const BEYOND = 12

/** Which of many rows of one height are drawn: those in sight, and some beyond. */
export function rowsInSight(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
  const first = Math.floor(scrollTop / rowHeight)
  const from = Math.max(0, Math.min(first - BEYOND, count))
  const to = Math.min(count, Math.ceil((scrollTop + height) / rowHeight) + BEYOND)
  return { from, to: Math.max(from, to) }
}

/** Whether the end of what is scrolled is in sight. */
export function isAtEnd(scrollTop: number, height: number, contentHeight: number): boolean {
  return contentHeight - scrollTop - height < 8
}
