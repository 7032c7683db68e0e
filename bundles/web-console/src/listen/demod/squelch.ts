const HYSTERESIS_DB = 2
const HANG_SECONDS = 0.25
const FADE_SECONDS = 0.005
const METER_SECONDS = 0.03

/** Measures the level within the filter, and lets the audio through while it is high enough. */
export class Squelch {
  /** Opens at this level; -Infinity is always open. */
  thresholdDb = -Infinity
  private power = 0
  private hang = 0
  private gain = 0
  private readonly meter: number
  private readonly fade: number
  private readonly hangSamples: number

  constructor(rate: number) {
    this.meter = 1 - Math.exp(-1 / (rate * METER_SECONDS))
    this.fade = 1 - Math.exp(-1 / (rate * FADE_SECONDS))
    this.hangSamples = Math.round(rate * HANG_SECONDS)
  }

  get levelDb(): number {
    return 10 * Math.log10(this.power + 1e-20)
  }

  get open(): boolean {
    return this.thresholdDb === -Infinity || this.hang > 0
  }

  /** Measures a filtered sample; gives what its audio is to be multiplied by. */
  push(i: number, q: number): number {
    this.power += (i * i + q * q - this.power) * this.meter
    const threshold = this.hang > 0 ? this.thresholdDb - HYSTERESIS_DB : this.thresholdDb
    if (this.levelDb >= threshold) this.hang = this.hangSamples
    else if (this.hang > 0) this.hang--
    this.gain += ((this.open ? 1 : 0) - this.gain) * this.fade
    return this.gain
  }
}
