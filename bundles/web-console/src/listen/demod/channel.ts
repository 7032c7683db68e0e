import { demodulator } from './demodulator'
import type { Demodulator } from './demodulator'
import { BandPass } from './fir'
import { MODES, passBand } from './modes'
import type { Mode } from './modes'
import { Squelch } from './squelch'

export interface ChannelSettings {
  mode: Mode
  widthHz: number
  /** dBFS; null for no squelch. */
  squelchDb: number | null
}

/** One channel from complex samples to audio: filter, squelch, demodulator. */
export class AudioChannel {
  private filter: BandPass
  private demodulator: Demodulator
  private readonly squelch: Squelch

  constructor(
    private settings: ChannelSettings,
    readonly rate: number,
  ) {
    this.filter = bandPass(settings, rate)
    this.demodulator = demodulator(settings.mode, rate)
    this.squelch = new Squelch(rate)
    this.squelch.thresholdDb = settings.squelchDb ?? -Infinity
  }

  get levelDb(): number {
    return this.squelch.levelDb
  }

  get open(): boolean {
    return this.squelch.open
  }

  set(next: ChannelSettings): void {
    this.squelch.thresholdDb = next.squelchDb ?? -Infinity
    if (next.mode !== this.settings.mode || next.widthHz !== this.settings.widthHz) {
      this.filter = bandPass(next, this.rate)
      if (next.mode !== this.settings.mode) this.demodulator = demodulator(next.mode, this.rate)
    }
    this.settings = next
  }

  /** Takes interleaved samples, each times `scale`; writes as many audio samples as there are pairs. */
  execute(iq: ArrayLike<number>, scale: number, audio: Float32Array): number {
    const pairs = Math.min(iq.length >> 1, audio.length)
    for (let k = 0; k < pairs; k++) {
      this.filter.push((iq[2 * k] as number) * scale, (iq[2 * k + 1] as number) * scale)
      const { outI, outQ } = this.filter
      const gain = this.squelch.push(outI, outQ)
      audio[k] = gain * this.demodulator.push(outI, outQ)
    }
    return pairs
  }
}

function bandPass(settings: ChannelSettings, rate: number): BandPass {
  const { low, high } = passBand(settings.mode, settings.widthHz)
  const transition = MODES[settings.mode].transition
  const edge = rate / 2 - transition
  return new BandPass(Math.max(low, -edge) / rate, Math.min(high, edge) / rate, transition / rate)
}
