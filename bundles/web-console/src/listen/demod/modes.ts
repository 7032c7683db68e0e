/** What can be listened to, and how wide. Frequencies in Hz, relative to the one that is tuned. */

export type Mode = 'nbfm' | 'am' | 'usb' | 'lsb' | 'cw'

export interface ModeInfo {
  /** Sample rate of the channel. */
  rate: number
  /** Filter widths that are offered. */
  widths: readonly number[]
  /** The one that fits most signals. */
  width: number
  transition: number
}

/** Tone of a Morse signal that is exactly on the tuned frequency. */
export const CW_TONE_HZ = 700

/** Where the voice begins: what is below belongs to no voice. */
const VOICE_LOW_HZ = 150

export const MODES: Readonly<Record<Mode, ModeInfo>> = {
  nbfm: { rate: 24_000, widths: [8_000, 12_500, 16_000], width: 12_500, transition: 1_500 },
  am: { rate: 24_000, widths: [5_000, 8_000, 10_000, 16_000], width: 8_000, transition: 1_000 },
  usb: { rate: 12_000, widths: [1_800, 2_400, 2_800, 3_600], width: 2_800, transition: 250 },
  lsb: { rate: 12_000, widths: [1_800, 2_400, 2_800, 3_600], width: 2_800, transition: 250 },
  cw: { rate: 12_000, widths: [100, 250, 500, 1_000], width: 500, transition: 200 },
}

export const MODE_NAMES = Object.keys(MODES) as Mode[]

export function isMode(text: unknown): text is Mode {
  return typeof text === 'string' && Object.hasOwn(MODES, text)
}

/** What the filter lets through. */
export function passBand(mode: Mode, widthHz: number): { low: number; high: number } {
  switch (mode) {
    case 'usb':
      return { low: VOICE_LOW_HZ, high: VOICE_LOW_HZ + widthHz }
    case 'lsb':
      return { low: -VOICE_LOW_HZ - widthHz, high: -VOICE_LOW_HZ }
    default:
      return { low: -widthHz / 2, high: widthHz / 2 }
  }
}

/** The mode that suits a challenge's modulation best. */
export function modeFor(modulation: string): Mode {
  switch (modulation.toLowerCase()) {
    case 'cw':
      return 'cw'
    case 'am':
    case 'ask':
      return 'am'
    case 'lsb':
      return 'lsb'
    case 'usb':
    case 'ssb':
    case 'freedv':
    case 'psk31':
    case 'rtty':
    case 'ft8':
    case 'sstv':
      return 'usb'
    default:
      return 'nbfm'
  }
}
