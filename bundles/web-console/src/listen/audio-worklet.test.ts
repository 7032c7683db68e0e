import { beforeAll, describe, expect, it } from 'vitest'
import type { AudioReport } from './audioPipeline'
import type { ChannelSettings } from './demod/channel'
import { am, amplitudeAt, decibels, fm, tone } from './demod/signals'
import type { ToWorklet } from './workletMessages'

const OUT = 48_000
/** A render quantum of Web Audio. */
const QUANTUM = 128
const FRAMES_PER_SECOND = 25

interface Processor {
  port: { onmessage?: (event: { data: ToWorklet }) => void; told: AudioReport[] }
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean
}

let Listen: new () => Processor

/** What a browser's audio thread has, around the worklet's own code. */
beforeAll(async () => {
  Object.assign(globalThis, {
    sampleRate: OUT,
    AudioWorkletProcessor: class {
      readonly port = {
        told: [] as AudioReport[],
        postMessage(report: AudioReport) {
          this.told.push(report)
        },
      }
    },
    registerProcessor: (name: string, type: new () => Processor) => {
      expect(name).toBe('challengectl-listen')
      Listen = type
    },
  })
  await import('./audio-worklet')
})

/** Noise as of a receiver, the same each time. */
function noise(length: number, amplitude: number): Float32Array {
  let seed = 12_345
  const uniform = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
    return seed / 2 ** 31 - 0.5
  }
  return Float32Array.from({ length }, () => amplitude * (uniform() + uniform() + uniform() + uniform()))
}

/** What comes out of the loudspeaker of a channel, with its neighbours, in frames as the server sends them. */
function play(settings: ChannelSettings, rate: number, ...signals: Float32Array[]) {
  const processor = new Listen()
  const take = (data: ToWorklet) => processor.port.onmessage?.({ data })
  const output = [new Float32Array(QUANTUM)]
  const render = () => processor.process([], [output])
  const length = Math.min(...signals.map((one) => one.length))
  const iq = Int16Array.from(
    { length },
    (_, k) => 32_767 * signals.reduce((sum, one) => sum + (one[k] ?? 0), 0),
  )
  take({ type: 'settings', settings })
  const heard: number[] = []
  const frame = (2 * rate) / FRAMES_PER_SECOND
  for (let from = 0; from + frame <= iq.length; from += frame) {
    take({ type: 'samples', iq: iq.slice(from, from + frame), scale: 1 / 32_767, rate })
    for (let quantum = 0; quantum < OUT / FRAMES_PER_SECOND / QUANTUM; quantum++) {
      expect(render()).toBe(true)
      heard.push(...(output[0] as Float32Array))
    }
  }
  // The jitter buffer follows the sender's clock: over long stretches a tone moves out of its bin.
  const settled = heard.slice(OUT, 1.25 * OUT)
  return {
    reports: processor.port.told,
    level: (hz: number) => amplitudeAt(settled, OUT, hz),
    strongest: () => strongest(settled),
    rms: Math.sqrt(settled.reduce((sum, one) => sum + one * one, 0) / settled.length),
    stop: () => {
      take({ type: 'stop' })
      return render()
    },
  }
}

/** The audio frequency with the most in it, to 10 Hz. */
function strongest(audio: readonly number[]): number {
  const levels = Array.from({ length: 400 }, (_, k) => amplitudeAt(audio, OUT, 10 * k))
  return 10 * levels.indexOf(Math.max(...levels.slice(5)))
}

const fmAt = (rate: number, offset: number, audioHz: number, seconds: number) => {
  const base = fm(rate, 3_000, audioHz, seconds)
  const carrier = tone(rate, offset, 1, seconds)
  return base.map((_, k) => {
    const [i, q] = [k & ~1, k | 1]
    const [a, b, c, d] = [base[i], base[q], carrier[i], carrier[q]] as [number, number, number, number]
    return k & 1 ? a * d + b * c : a * c - b * d
  })
}

describe('the audio thread', () => {
  it('plays the tone of a narrow-band FM signal out of noise, at its level', () => {
    const rate = 24_000
    const { level, strongest, reports } = play(
      { mode: 'nbfm', widthHz: 12_500, squelchDb: null },
      rate,
      fm(rate, 3_000, 1_000, 2),
      noise(4 * rate, 0.002),
    )
    expect(strongest()).toBe(1_000)
    // 3 kHz of 5 kHz, less 0.36 dB of the low-pass after it.
    expect(decibels(level(1_000) / 0.6)).toBeCloseTo(-0.36, 0)
    expect(reports.at(-1)).toMatchObject({ open: true, underruns: 0 })
    expect(reports.at(-1)?.levelDb).toBeCloseTo(-20, 0)
  })

  it('plays the tone of an AM signal at half its depth', () => {
    const rate = 24_000
    const { level, strongest } = play(
      { mode: 'am', widthHz: 8_000, squelchDb: null },
      rate,
      am(rate, 0.8, 700, 2),
      noise(4 * rate, 0.001),
    )
    expect(strongest()).toBe(700)
    expect(level(700)).toBeCloseTo(0.4, 1)
    expect(decibels(level(1_400) / level(700))).toBeLessThan(-30)
  })

  it.each([
    ['usb', 1_200],
    ['lsb', -1_200],
  ] as const)(
    'plays a tone of %s at %i Hz from the carrier, and nothing of the other sideband',
    (mode, hz) => {
      const rate = 12_000
      const { level, strongest } = play(
        { mode, widthHz: 2_800, squelchDb: null },
        rate,
        tone(rate, hz, 0.05, 2),
        tone(rate, -hz * 1.5, 0.05, 2),
        noise(4 * rate, 0.0005),
      )
      expect(strongest()).toBe(1_200)
      expect(decibels(level(1_800) / level(1_200))).toBeLessThan(-50)
    },
  )

  it('hears what it is tuned to: the neighbour before, the other after a click', () => {
    const rate = 24_000
    const settings = { mode: 'nbfm', widthHz: 6_000, squelchDb: null } as const
    const near = play(settings, rate, fmAt(rate, 0, 800, 2), fmAt(rate, 10_000, 1_500, 2))
    const tuned = play(settings, rate, fmAt(rate, -10_000, 800, 2), fmAt(rate, 0, 1_500, 2))
    expect(near.strongest()).toBe(800)
    expect(tuned.strongest()).toBe(1_500)
    expect(decibels(tuned.level(800) / tuned.level(1_500))).toBeLessThan(-40)
  })

  it('is silent below the squelch, and ends when it is told to', () => {
    const rate = 24_000
    const { rms, reports, stop } = play(
      { mode: 'nbfm', widthHz: 12_500, squelchDb: -40 },
      rate,
      noise(4 * rate, 0.001),
    )
    expect(rms).toBeLessThan(1e-4)
    expect(reports.at(-1)?.open).toBe(false)
    expect(stop()).toBe(false)
  })
})
