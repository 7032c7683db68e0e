import { AudioChannel } from './demod/channel'
import type { ChannelSettings } from './demod/channel'
import { JitterBuffer } from './jitterBuffer'

const LONGEST_FRAME = 4800

export interface AudioReport {
  levelDb: number
  open: boolean
  bufferedSeconds: number
  underruns: number
}

/** From frames of samples to what the sound card wants; lives in the audio thread. */
export class AudioPipeline {
  private channel: AudioChannel | undefined
  private buffer: JitterBuffer | undefined
  private readonly audio = new Float32Array(LONGEST_FRAME)

  constructor(
    private settings: ChannelSettings,
    private readonly outRate: number,
  ) {}

  set(settings: ChannelSettings): void {
    this.settings = settings
    this.channel?.set(settings)
  }

  /** Takes a frame; gives how it stands. */
  push(iq: Int16Array, scale: number, rate: number): AudioReport {
    if (!this.channel || !this.buffer || this.channel.rate !== rate) {
      this.channel = new AudioChannel(this.settings, rate)
      this.buffer = new JitterBuffer(rate, this.outRate)
    }
    const { channel, buffer } = this
    buffer.push(this.audio, channel.execute(iq, scale, this.audio))
    return {
      levelDb: channel.levelDb,
      open: channel.open,
      bufferedSeconds: buffer.seconds,
      underruns: buffer.underruns,
    }
  }

  pull(out: Float32Array): void {
    if (this.buffer) this.buffer.pull(out)
    else out.fill(0)
  }
}
