/** The colours of the recordings' pictures, weakest first. */
const STOPS = [0x05062b, 0x0b1f6f, 0x0f4fa8, 0x0b8a9a, 0x1fae54, 0x86bc1f, 0xdccc16, 0xf57f17, 0xff2a1e]

/** The colour of a level from 0 to 1 as red, green and blue. */
export function colour(level: number): [number, number, number] {
  const place = Math.max(0, Math.min(1, level)) * (STOPS.length - 1)
  const below = Math.min(Math.floor(place), STOPS.length - 2)
  const [from, to] = [STOPS[below] as number, STOPS[below + 1] as number]
  const mix = (shift: number) => {
    const [a, b] = [(from >> shift) & 255, (to >> shift) & 255]
    return Math.round(a + (b - a) * (place - below))
  }
  return [mix(16), mix(8), mix(0)]
}

const LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/**
 * The pixel of each value of a row's byte, in the byte order of ImageData's memory.
 *
 * @param lowDb drawn as the weakest
 * @param highDb drawn as the strongest
 */
export function palette(stepDb: number, offsetDb: number, lowDb: number, highDb: number): Uint32Array {
  return Uint32Array.from({ length: 256 }, (_, byte) => {
    const level = (offsetDb + stepDb * byte - lowDb) / Math.max(1, highDb - lowDb)
    const [r, g, b] = colour(level)
    return (
      (LITTLE_ENDIAN ? (255 << 24) | (b << 16) | (g << 8) | r : (r << 24) | (g << 16) | (b << 8) | 255) >>> 0
    )
  })
}
