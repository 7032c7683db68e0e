import { Resampler } from './demod/resampler'

const CAPACITY_SECONDS = 1.5
/** Speed changes by so much at most: 0.5 % is not heard. */
const MOST_CORRECTION = 0.005
const SMOOTHING_SECONDS = 2

/**
 * Audio between the network, which delivers in bursts, and the sound card, whose clock is another
 * one. Begins when there is enough; then plays a trifle faster or slower, so that it stays so.
 * Starts anew after it ran dry. Allocates nothing while it works.
 */
export class JitterBuffer {
  private readonly ring: Float32Array
  private readonly target: number
  private readonly resampler = new Resampler()
  private readonly ratio: number
  private readonly smoothing: number
  private head = 0
  private fill = 0
  private meanFill: number
  private playing = false
  underruns = 0

  /**
   * @param rate of what comes in
   * @param outRate of what is played, not lower
   */
  constructor(
    readonly rate: number,
    outRate: number,
    targetSeconds = 0.2,
  ) {
    this.ring = new Float32Array(Math.round(rate * CAPACITY_SECONDS))
    this.target = Math.round(rate * targetSeconds)
    this.meanFill = this.target
    this.ratio = rate / outRate
    this.smoothing = 1 - Math.exp(-1 / (SMOOTHING_SECONDS * outRate))
  }

  /** Seconds that wait to be played. */
  get seconds(): number {
    return this.fill / this.rate
  }

  push(audio: Float32Array, count: number): void {
    for (let k = 0; k < count; k++) {
      if (this.fill === this.ring.length) {
        // Far too much: what is oldest is skipped.
        this.skip(this.fill - this.target)
      }
      this.ring[(this.head + this.fill) % this.ring.length] = audio[k] as number
      this.fill++
    }
    if (this.fill >= this.target) this.playing = true
  }

  pull(out: Float32Array): void {
    for (let k = 0; k < out.length; k++) out[k] = this.playing ? this.sample() : 0
  }

  private sample(): number {
    this.meanFill += (this.fill - this.meanFill) * this.smoothing
    const error = (this.meanFill - this.target) / this.target
    const step = this.ratio * (1 + Math.max(-1, Math.min(1, error)) * MOST_CORRECTION)
    const need = this.resampler.need(step)
    if (need > this.fill) {
      this.playing = false
      this.meanFill = this.target
      this.underruns++
      return 0
    }
    for (let k = 0; k < need; k++) {
      this.resampler.feed(this.ring[this.head] as number)
      this.skip(1)
    }
    return this.resampler.next(step)
  }

  private skip(count: number): void {
    this.head = (this.head + count) % this.ring.length
    this.fill -= count
  }
}
