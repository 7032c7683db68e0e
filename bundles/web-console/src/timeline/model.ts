import type { RecordingInfo, Timeline, TransmissionInfo } from '@/api/types'
import type { LiveMessage } from '@/live/messages'
import {
  barOf,
  barOfLive,
  barsOfScheduled,
  recordingOf,
  sentKey,
  type Bar,
  type Scheduled,
  type Sent,
} from './bars'

/** More are not drawn in any sensible way; the oldest go first. */
const MOST = 6000

/**
 * What a message means for the timeline: nothing, something to draw anew, or that the server must
 * be asked what is scheduled now.
 */
export type Effect = 'none' | 'changed' | 'stale'

/** All bars, as the server told them in one answer and then message by message. */
export class TimelineModel {
  private readonly sent = new Map<string, Sent>()
  private scheduled: Scheduled[] = []
  /** What was told since the server was asked; undefined while it is not. */
  private meanwhile: LiveMessage[] | undefined

  /** From now on messages are also kept for after the answer, which may know less than they tell. */
  begin(): void {
    this.meanwhile = []
  }

  load(answer: Timeline): void {
    this.sent.clear()
    for (const one of [...answer.transmissions].reverse()) this.put(barOf(one))
    this.scheduled = answer.scheduled.flatMap(barsOfScheduled)
    const messages = this.meanwhile ?? []
    this.meanwhile = undefined
    messages.forEach((message) => this.apply(message))
  }

  apply(message: LiveMessage): Effect {
    const effect = this.effectOf(message)
    if (effect === 'changed') this.meanwhile?.push(message)
    return effect
  }

  private effectOf(message: LiveMessage): Effect {
    switch (message.type) {
      case 'transmission_assigned':
      case 'transmission_started':
        this.dropScheduled(message.transmission.challenge_id)
        return this.transmission(message.transmission)
      case 'transmission_ended':
        return this.transmission(message.transmission)
      case 'not_heard':
        this.transmission(message.transmission)
        return this.recording(message.recording)
      case 'recording_assigned':
      case 'recording_cancelled':
      case 'recording_changed':
        return this.recording(message.recording)
      case 'challenge_deleted':
        this.dropScheduled(message.challenge_id)
        return 'changed'
      case 'initial_state':
      case 'challenge_state':
      case 'event_imported':
      case 'event_state':
      case 'frequency_ranges':
      case 'system':
        return 'stale'
      default:
        return 'none'
    }
  }

  /** Those that were, or are, on the air, the oldest first; then the scheduled ones. */
  bars(): Bar[] {
    return [...this.sent.values(), ...this.scheduled]
  }

  private put(bar: Sent): void {
    this.sent.set(bar.key, bar)
    if (this.sent.size <= MOST) return
    for (const key of this.sent.keys()) {
      this.sent.delete(key)
      return
    }
  }

  private transmission(one: TransmissionInfo): Effect {
    this.put(barOfLive(one, this.sent.get(sentKey(one.transmission_id))?.recording))
    return 'changed'
  }

  private recording(one: RecordingInfo): Effect {
    const bar = this.sent.get(sentKey(one.transmission_id))
    if (!bar) return 'none'
    this.put({ ...bar, recording: recordingOf(one) })
    return 'changed'
  }

  private dropScheduled(challengeId: string): void {
    this.scheduled = this.scheduled.filter((bar) => bar.challengeId !== challengeId)
  }
}
