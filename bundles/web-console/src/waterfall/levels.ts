/** What the colours of a picture stand for. */
export interface LevelRange {
  readonly lowDb: number
  readonly highDb: number
  /** Bandwidth that a level belongs to. */
  readonly resolutionHz: number
}

export const LEVELS_KEYWORD = 'Levels'
const PATTERN = /^(-?\d+(?:\.\d+)?) (-?\d+(?:\.\d+)?) dBFS in (\d+(?:\.\d+)?) Hz$/

/** Reads the range that a picture tells; undefined if it tells none. */
export function levelRangeOf(text: string | undefined): LevelRange | undefined {
  const match = text === undefined ? null : PATTERN.exec(text)
  if (!match) return undefined
  const [lowDb, highDb, resolutionHz] = match.slice(1).map(Number) as [number, number, number]
  return highDb > lowDb ? { lowDb, highDb, resolutionHz } : undefined
}

export interface Level {
  readonly db: number
  /** Beyond the range of the colours it could be anything. */
  readonly bound: 'exact' | 'atMost' | 'atLeast'
}

export function levelIn(range: LevelRange, share: number): Level {
  return {
    db: range.lowDb + share * (range.highDb - range.lowDb),
    bound: share <= 0 ? 'atMost' : share >= 1 ? 'atLeast' : 'exact',
  }
}
