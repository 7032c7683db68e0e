/** Windowed-sinc filters with the Kaiser window, and their execution on complex samples. */

function besselI0(x: number): number {
  let sum = 1
  let term = 1
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2
    sum += term
  }
  return sum
}

/**
 * A low-pass filter of odd length and unity gain.
 *
 * @param cutoff middle of the transition band as a fraction of the sample rate
 * @param transition width of the transition band, likewise
 */
export function lowPass(cutoff: number, transition: number, attenuationDb = 70): Float32Array {
  const half = Math.ceil(((attenuationDb - 7.95) / (14.36 * transition) + 1) / 2)
  const beta = 0.1102 * (attenuationDb - 8.7)
  const taps = new Float32Array(2 * half + 1)
  let sum = 0
  for (let i = 0; i < taps.length; i++) {
    const t = i - half
    const x = Math.PI * 2 * cutoff * t
    const sinc = t === 0 ? 1 : Math.sin(x) / x
    const window = besselI0(beta * Math.sqrt(1 - (t / (half + 1)) ** 2)) / besselI0(beta)
    const tap = sinc * window
    taps[i] = tap
    sum += tap
  }
  return taps.map((tap) => tap / sum)
}

/**
 * A complex band-pass filter on a stream of complex samples: the low-pass filter's taps turned to
 * the middle of the band. Allocates nothing while it works.
 */
export class BandPass {
  private readonly re: Float32Array
  private readonly im: Float32Array
  private readonly lineI: Float32Array
  private readonly lineQ: Float32Array
  private at = 0
  outI = 0
  outQ = 0

  /**
   * @param low lower edge of the pass band as a fraction of the sample rate, -0.5 to 0.5
   * @param high upper edge
   */
  constructor(low: number, high: number, transition: number) {
    const taps = lowPass((high - low + transition) / 2, transition)
    const middle = (low + high) / 2
    const half = (taps.length - 1) / 2
    this.re = taps.map((tap, i) => tap * Math.cos(2 * Math.PI * middle * (i - half)))
    this.im = taps.map((tap, i) => tap * Math.sin(2 * Math.PI * middle * (i - half)))
    // Twice as long as the filter, so that what it needs is always in one piece.
    this.lineI = new Float32Array(2 * taps.length)
    this.lineQ = new Float32Array(2 * taps.length)
  }

  /** Takes a sample; the filtered one is in `outI` and `outQ`. */
  push(i: number, q: number): void {
    const n = this.re.length
    this.at = this.at === 0 ? n - 1 : this.at - 1
    this.lineI[this.at] = this.lineI[this.at + n] = i
    this.lineQ[this.at] = this.lineQ[this.at + n] = q
    let sumI = 0
    let sumQ = 0
    for (let k = 0; k < n; k++) {
      const re = this.re[k] as number
      const im = this.im[k] as number
      const x = this.lineI[this.at + k] as number
      const y = this.lineQ[this.at + k] as number
      sumI += re * x - im * y
      sumQ += re * y + im * x
    }
    this.outI = sumI
    this.outQ = sumQ
  }
}
