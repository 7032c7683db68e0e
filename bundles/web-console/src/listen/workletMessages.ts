import type { ChannelSettings } from './demod/channel'

/** What the page tells the audio thread. */
export type ToWorklet =
  | { type: 'settings'; settings: ChannelSettings }
  | { type: 'samples'; iq: Int16Array; scale: number; rate: number }
  | { type: 'stop' }
