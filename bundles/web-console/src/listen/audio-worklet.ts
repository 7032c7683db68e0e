import { AudioPipeline } from './audioPipeline'
import type { ToWorklet } from './workletMessages'

declare const sampleRate: number
declare function registerProcessor(name: string, type: unknown): void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

/** Demodulates where the sound is made, so that nothing that the page does makes it stutter. */
class ListenProcessor extends AudioWorkletProcessor {
  private readonly pipeline = new AudioPipeline(
    { mode: 'nbfm', widthHz: 12_500, squelchDb: null },
    sampleRate,
  )
  private stopped = false

  constructor() {
    super()
    this.port.onmessage = (event: MessageEvent<ToWorklet>) => this.take(event.data)
  }

  process(_inputs: Float32Array[][], outputs: Float32Array[][]): boolean {
    const out = outputs[0]?.[0]
    if (out) this.pipeline.pull(out)
    return !this.stopped
  }

  private take(message: ToWorklet): void {
    switch (message.type) {
      case 'settings':
        this.pipeline.set(message.settings)
        break
      case 'samples':
        this.port.postMessage(this.pipeline.push(message.iq, message.scale, message.rate))
        break
      case 'stop':
        this.stopped = true
        break
    }
  }
}

registerProcessor('challengectl-listen', ListenProcessor)
