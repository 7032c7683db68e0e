/** A column of a DataTable; its cells are in the slot `#ID="{ row }"`, or show `value`. */
export interface Column<T> {
  id: string
  header: string
  /** What is sorted and filtered by, and shown if there is no slot. Columns without it do neither. */
  value?: (row: T) => string | number | boolean | undefined
  /** Numbers stand at the right. */
  align?: 'end'
  /** On a phone, where each row is a card. */
  hideOnPhone?: boolean
}

export interface Sorting {
  id: string
  desc: boolean
}
