import { describe, expect, it } from 'vitest'
import { AudioPipeline } from './audioPipeline'
import { amplitudeAt, decibels, fm } from './demod/signals'
import { JitterBuffer } from './jitterBuffer'

const OUT = 48_000

function sine(rate: number, hz: number, count: number, from: number): Float32Array {
  return Float32Array.from({ length: count }, (_, k) => Math.sin((2 * Math.PI * hz * (from + k)) / rate))
}

/** Plays for some seconds; frames come as `due` says, with the sender's clock off by `drift`. */
function play(rate: number, hz: number, seconds: number, drift = 0, due = (frame: number) => frame * 0.04) {
  const buffer = new JitterBuffer(rate, OUT)
  const heard: number[] = []
  const out = new Float32Array(128)
  const frame = rate / 25
  let sent = 0
  for (let at = 0; at < seconds; at += 128 / OUT) {
    while (due(sent) / (1 + drift) <= at) {
      buffer.push(sine(rate, hz, frame, sent * frame), frame)
      sent++
    }
    buffer.pull(out)
    if (at > seconds - 6) heard.push(...out)
  }
  return { buffer, heard }
}

describe('jitter buffer', () => {
  it.each([12_000, 24_000])('plays a tone of %i samples/s as it is', (rate) => {
    const { buffer, heard } = play(rate, 1_000, 2)
    expect(buffer.underruns).toBe(0)
    const wanted = amplitudeAt(heard, OUT, 1_000, OUT)
    expect(wanted).toBeCloseTo(1, 1)
    for (const image of [rate - 1_000, rate + 1_000]) {
      expect(decibels(amplitudeAt(heard, OUT, image, OUT) / wanted)).toBeLessThan(-40)
    }
  })

  it('begins when there is enough', () => {
    const { heard } = play(24_000, 1_000, 0.5)
    const first = heard.findIndex((x) => x !== 0) / OUT
    expect(first).toBeGreaterThan(0.15)
    expect(first).toBeLessThan(0.25)
  })

  it.each([-0.002, 0.002])(
    'follows a clock that is off by %d',
    (drift) => {
      const { buffer } = play(24_000, 1_000, 60, drift)
      expect(buffer.underruns).toBe(0)
      expect(buffer.seconds).toBeGreaterThan(0.08)
      expect(buffer.seconds).toBeLessThan(0.32)
    },
    30_000,
  )

  it('does not mind bursts', () => {
    const { buffer } = play(24_000, 1_000, 10, 0, (frame) => Math.floor(frame / 3) * 0.12)
    expect(buffer.underruns).toBe(0)
  })

  it('starts anew after a gap and counts it', () => {
    const { buffer, heard } = play(24_000, 1_000, 6, 0, (frame) => frame * 0.04 + (frame > 50 ? 1 : 0))
    expect(buffer.underruns).toBe(1)
    expect(amplitudeAt(heard, OUT, 1_000, 5 * OUT)).toBeGreaterThan(0.8)
  })

  it('never holds more than it may', () => {
    const buffer = new JitterBuffer(24_000, OUT)
    for (let k = 0; k < 100; k++) buffer.push(sine(24_000, 500, 2_400, 0), 2_400)
    expect(buffer.seconds).toBeLessThanOrEqual(1.5)
  })
})

describe('pipeline', () => {
  it('makes sound of frames', () => {
    const pipeline = new AudioPipeline({ mode: 'nbfm', widthHz: 12_500, squelchDb: null }, OUT)
    const iq = Int16Array.from(fm(24_000, 3_000, 1_000, 1), (x) => x * 32_767)
    const heard: number[] = []
    const out = new Float32Array(128)
    pipeline.pull(out)
    expect(out.every((x) => x === 0)).toBe(true)
    for (let frame = 0; frame < 25; frame++) {
      const report = pipeline.push(iq.subarray(frame * 1_920, (frame + 1) * 1_920), 1 / 32_767, 24_000)
      expect(report.underruns).toBe(0)
      if (frame > 3) expect(report.levelDb).toBeCloseTo(-20, 0)
      for (let k = 0; k < 15; k++) {
        pipeline.pull(out)
        heard.push(...out)
      }
    }
    expect(amplitudeAt(heard, OUT, 1_000, OUT / 2)).toBeCloseTo(0.58, 1)
  })
})
