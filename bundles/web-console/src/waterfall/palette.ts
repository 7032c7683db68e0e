/** From weak to strong, at equal distances: as the server's and the listeners' pictures are painted. */
const STOPS = [0x05062b, 0x0b1f6f, 0x0f4fa8, 0x0b8a9a, 0x1fae54, 0x86bc1f, 0xdccc16, 0xf57f17, 0xff2a1e]
const SIZE = 1024

/** Colour by colour, and the other way round; two that became the same stand for what is between. */
const table = Array.from({ length: SIZE }, (_, index) => colourAt((index / (SIZE - 1)) * (STOPS.length - 1)))
const levels = inverse()

/** The colour of a level, 0 weakest to 1 strongest, as 0xRRGGBB. */
export function colourOf(level: number): number {
  const inside = level > 0 ? Math.min(1, level) : 0
  return table[Math.round(inside * (SIZE - 1))] as number
}

/** The level that a pixel was painted for, 0 to 1; undefined if it is no colour of the palette. */
export function levelOf(red: number, green: number, blue: number): number | undefined {
  return levels.get((red << 16) | (green << 8) | blue)
}

function colourAt(at: number): number {
  const below = Math.min(Math.floor(at), STOPS.length - 2)
  const share = at - below
  const from = STOPS[below] as number
  const to = STOPS[below + 1] as number
  return [16, 8, 0].reduce((rgb, shift) => {
    const a = (from >> shift) & 0xff
    const b = (to >> shift) & 0xff
    return rgb | (Math.round(a + share * (b - a)) << shift)
  }, 0)
}

function inverse(): Map<number, number> {
  const indices = new Map<number, number[]>()
  table.forEach((rgb, index) => indices.set(rgb, [...(indices.get(rgb) ?? []), index]))
  return new Map(
    [...indices].map(([rgb, found]) => [
      rgb,
      found.reduce((sum, one) => sum + one, 0) / found.length / (SIZE - 1),
    ]),
  )
}
