import type { AudioReport } from './audioPipeline'
import type { ChannelSettings } from './demod/channel'
import type { SamplesFrame } from './protocol'
import type { ToWorklet } from './workletMessages'

/** Inner resampling works upwards only, and every sound card takes this. */
const CONTEXT_RATE = 48_000
const VOLUME_SECONDS = 0.02

/** Plays a channel. Must be started by something that the user did, or browsers stay silent. */
export class Player {
  private context: AudioContext | undefined
  private node: AudioWorkletNode | undefined
  private gain: GainNode | undefined

  constructor(
    private readonly workletUrl: string,
    private readonly report: (report: AudioReport) => void,
    private settings: ChannelSettings,
    private volume = 0.7,
  ) {}

  get playing(): boolean {
    return this.node !== undefined
  }

  async start(): Promise<void> {
    if (this.context) return
    const context = new AudioContext({ sampleRate: CONTEXT_RATE, latencyHint: 'interactive' })
    this.context = context
    await context.audioWorklet.addModule(this.workletUrl)
    if (this.context !== context) return // stopped meanwhile
    void context.resume() // where there is no sound card it may never be done
    this.gain = new GainNode(context, { gain: this.volume })
    this.node = new AudioWorkletNode(context, 'challengectl-listen', {
      numberOfInputs: 0,
      outputChannelCount: [1],
    })
    this.node.port.onmessage = (event: MessageEvent<AudioReport>) => this.report(event.data)
    this.node.connect(this.gain).connect(context.destination)
    this.set(this.settings)
  }

  async stop(): Promise<void> {
    const context = this.context
    this.post({ type: 'stop' })
    this.node?.disconnect()
    this.context = this.node = this.gain = undefined
    await context?.close()
  }

  set(settings: ChannelSettings): void {
    this.settings = settings
    this.post({ type: 'settings', settings: { ...settings } })
  }

  setVolume(volume: number): void {
    this.volume = volume
    if (this.gain && this.context) {
      this.gain.gain.setTargetAtTime(volume, this.context.currentTime, VOLUME_SECONDS)
    }
  }

  push(frame: SamplesFrame): void {
    const iq = frame.iq.slice()
    this.post({ type: 'samples', iq, scale: frame.scale, rate: frame.rateHz }, [iq.buffer])
  }

  private post(message: ToWorklet, transfer: Transferable[] = []): void {
    this.node?.port.postMessage(message, transfer)
  }
}
