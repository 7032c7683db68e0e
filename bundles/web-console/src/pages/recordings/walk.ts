import type { RecordingInfo } from '@/api/types'

export type FetchPage = (limit: number, offset: number) => Promise<readonly RecordingInfo[]>

const PAGE = 100

/**
 * Goes back in time through what the server has, the newest first. What the server does not filter
 * by is looked through here.
 */
export class Walk {
  private offset = 0
  looked = 0
  atEnd = false

  constructor(private readonly fetch: FetchPage) {}

  /** Those that are wanted of the next ones: at least so many, unless that takes too many pages. */
  async next(
    wanted: (one: RecordingInfo) => boolean,
    least: number,
    mostPages = 10,
  ): Promise<RecordingInfo[]> {
    const found: RecordingInfo[] = []
    for (let page = 0; page < mostPages && found.length < least && !this.atEnd; page++) {
      const some = await this.fetch(PAGE, this.offset)
      this.offset += some.length
      this.looked += some.length
      this.atEnd = some.length < PAGE
      found.push(...some.filter(wanted))
    }
    return found
  }
}

export interface Neighbours {
  /** Earlier and later in time. */
  readonly previous?: number
  readonly next?: number
}

const NEIGHBOUR_PAGE = 1000

/** The recordings beside one in the list; nothing if it is not in it. */
export async function neighbours(id: number, fetch: FetchPage): Promise<Neighbours> {
  let newer: number | undefined
  for (let offset = 0; ; offset += NEIGHBOUR_PAGE) {
    const page = await fetch(NEIGHBOUR_PAGE, offset)
    const index = page.findIndex((one) => one.recording_id === id)
    if (index >= 0) {
      const older = page[index + 1] ?? (await fetch(1, offset + index + 1))[0]
      return { next: page[index - 1]?.recording_id ?? newer, previous: older?.recording_id }
    }
    if (page.length < NEIGHBOUR_PAGE) return {}
    newer = page.at(-1)?.recording_id
  }
}
