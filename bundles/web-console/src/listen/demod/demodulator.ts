import { Agc } from './agc'
import { CW_TONE_HZ } from './modes'
import type { Mode } from './modes'

/** Makes one audio sample of one filtered complex sample; allocates nothing while it works. */
export interface Demodulator {
  push(i: number, q: number): number
}

/** Audio amplitude 1 at this deviation. */
const FULL_DEVIATION_HZ = 5_000
const VOICE_LIMIT_HZ = 3_400
const AM_CARRIER_SECONDS = 0.1

/** The phase's advance from sample to sample, and a gentle low-pass after it. */
class Fm implements Demodulator {
  private lastI = 0
  private lastQ = 0
  private audio = 0
  private readonly scale: number
  private readonly smooth: number

  constructor(rate: number) {
    this.scale = rate / (2 * Math.PI * FULL_DEVIATION_HZ)
    this.smooth = 1 - Math.exp((-2 * Math.PI * VOICE_LIMIT_HZ) / rate)
  }

  push(i: number, q: number): number {
    const turn = Math.atan2(q * this.lastI - i * this.lastQ, i * this.lastI + q * this.lastQ)
    this.lastI = i
    this.lastQ = q
    this.audio += (turn * this.scale - this.audio) * this.smooth
    return Math.max(-1, Math.min(1, this.audio))
  }
}

/** The envelope relative to the carrier, which is its mean. */
class Am implements Demodulator {
  private carrier = 0
  private readonly follow: number

  constructor(rate: number) {
    this.follow = 1 - Math.exp(-1 / (rate * AM_CARRIER_SECONDS))
  }

  push(i: number, q: number): number {
    const envelope = Math.sqrt(i * i + q * q)
    this.carrier += (envelope - this.carrier) * this.follow
    const audio = (envelope - this.carrier) / Math.max(this.carrier, 1e-9)
    return Math.max(-1, Math.min(1, 0.5 * audio))
  }
}

/** The filter has taken the other sideband away; what is left is the real part. */
class Ssb implements Demodulator {
  private readonly agc: Agc

  constructor(rate: number) {
    this.agc = new Agc(rate)
  }

  push(i: number): number {
    return this.agc.push(i)
  }
}

/** As a single sideband, with the tuned frequency at an audible tone. */
class Cw implements Demodulator {
  private readonly agc: Agc
  private readonly stepI: number
  private readonly stepQ: number
  private i = 1
  private q = 0

  constructor(rate: number) {
    this.agc = new Agc(rate)
    this.stepI = Math.cos((2 * Math.PI * CW_TONE_HZ) / rate)
    this.stepQ = Math.sin((2 * Math.PI * CW_TONE_HZ) / rate)
  }

  push(i: number, q: number): number {
    const nextI = this.i * this.stepI - this.q * this.stepQ
    const nextQ = this.i * this.stepQ + this.q * this.stepI
    const norm = 1.5 - 0.5 * (nextI * nextI + nextQ * nextQ) // keeps the length at one
    this.i = nextI * norm
    this.q = nextQ * norm
    return this.agc.push(i * this.i - q * this.q)
  }
}

export function demodulator(mode: Mode, rate: number): Demodulator {
  switch (mode) {
    case 'nbfm':
      return new Fm(rate)
    case 'am':
      return new Am(rate)
    case 'usb':
    case 'lsb':
      return new Ssb(rate)
    case 'cw':
      return new Cw(rate)
  }
}
