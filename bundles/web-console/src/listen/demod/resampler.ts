import { lowPass } from './fir'

const PHASES = 64
const TAPS = 16

/**
 * Reads a stream of audio at another rate, which may change a little from sample to sample: a
 * windowed sinc at one of 64 positions between two samples. Allocates nothing while it works.
 */
export class Resampler {
  private readonly taps: Float32Array
  private readonly line = new Float32Array(2 * TAPS)
  private at = 0
  private phase = 0

  /** For reading at a rate that is not lower than the stream's. */
  constructor() {
    const prototype = lowPass(0.46 / PHASES, 1.8 / (PHASES * TAPS), 50)
    const middle = (prototype.length - 1) / 2
    this.taps = new Float32Array(PHASES * TAPS)
    for (let phase = 0; phase < PHASES; phase++) {
      for (let tap = 0; tap < TAPS; tap++) {
        const place = middle + (tap - TAPS / 2) * PHASES + phase
        this.taps[phase * TAPS + tap] = PHASES * (prototype[place] ?? 0)
      }
    }
  }

  /** How many samples of the stream the next one needs. */
  need(step: number): number {
    return Math.floor(this.phase + step)
  }

  feed(sample: number): void {
    this.at = this.at === 0 ? TAPS - 1 : this.at - 1
    this.line[this.at] = this.line[this.at + TAPS] = sample
  }

  /**
   * The next sample, after as many as `need` says were fed.
   *
   * @param step samples of the stream from one sample that is read to the next
   */
  next(step: number): number {
    this.phase += step
    this.phase -= Math.floor(this.phase)
    const row = Math.min(PHASES - 1, Math.floor(this.phase * PHASES)) * TAPS
    let sum = 0
    for (let k = 0; k < TAPS; k++) {
      sum += (this.taps[row + k] as number) * (this.line[this.at + k] as number)
    }
    return sum
  }
}
