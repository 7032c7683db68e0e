/** Signals and measurements for tests. */

export function tone(rate: number, hz: number, amplitude: number, seconds: number): Float32Array {
  const iq = new Float32Array(2 * Math.round(rate * seconds))
  for (let k = 0; k < iq.length / 2; k++) {
    iq[2 * k] = amplitude * Math.cos((2 * Math.PI * hz * k) / rate)
    iq[2 * k + 1] = amplitude * Math.sin((2 * Math.PI * hz * k) / rate)
  }
  return iq
}

/** A carrier with an audio tone on its frequency. */
export function fm(rate: number, deviationHz: number, audioHz: number, seconds: number): Float32Array {
  const iq = new Float32Array(2 * Math.round(rate * seconds))
  for (let k = 0; k < iq.length / 2; k++) {
    const phase = (deviationHz / audioHz) * Math.sin((2 * Math.PI * audioHz * k) / rate)
    iq[2 * k] = 0.1 * Math.cos(phase)
    iq[2 * k + 1] = 0.1 * Math.sin(phase)
  }
  return iq
}

/** A carrier with an audio tone on its amplitude. */
export function am(rate: number, depth: number, audioHz: number, seconds: number): Float32Array {
  const iq = new Float32Array(2 * Math.round(rate * seconds))
  for (let k = 0; k < iq.length / 2; k++) {
    iq[2 * k] = 0.1 * (1 + depth * Math.cos((2 * Math.PI * audioHz * k) / rate))
  }
  return iq
}

/** Amplitude of one frequency in real samples (Goertzel with a Hann window). */
export function amplitudeAt(audio: ArrayLike<number>, rate: number, hz: number, from = 0): number {
  let re = 0
  let im = 0
  const n = audio.length - from
  for (let k = 0; k < n; k++) {
    const window = 1 - Math.cos((2 * Math.PI * k) / n)
    re += window * (audio[from + k] as number) * Math.cos((2 * Math.PI * hz * k) / rate)
    im += window * (audio[from + k] as number) * Math.sin((2 * Math.PI * hz * k) / rate)
  }
  return (2 * Math.hypot(re, im)) / n
}

export function decibels(ratio: number): number {
  return 20 * Math.log10(ratio)
}
