import { describe as suite, expect, it } from 'vitest'
import type { TimelineRecording } from '@/api/types'
import type { Bar, Sent } from './bars'
import { addressOf } from './describe'

const sent: Sent = {
  kind: 'sent',
  key: 't7',
  transmissionId: 7,
  challengeId: 'fox one',
  challengeName: 'Fox One',
  modulation: 'cw',
  lowHz: 1,
  highHz: 2,
  startMs: 0,
  endMs: 1,
  status: 'success',
  runner: 'runner-1 · 0',
  frequency: 1,
}
const recording = { recording_id: 3, status: 'completed', agent_id: 'ear' } as TimelineRecording

suite('a bar leads', () => {
  it('to its transmission in the history of the challenge', () => {
    expect(addressOf(sent)).toBe('/challenges/fox%20one?transmission=7')
    expect(addressOf({ ...sent, recording })).toBe('/challenges/fox%20one?transmission=7')
  })

  it('to its recording if that can be seen', () => {
    const seen = { ...recording, image_url: '/api/recordings/3/image' }
    expect(addressOf({ ...sent, recording: seen })).toBe('/recordings/3')
  })

  it('to the challenge that will be sent', () => {
    const scheduled = { ...sent, kind: 'scheduled', latestMs: 1, durationSeconds: 1, bandwidthHz: 1 }
    expect(addressOf({ ...scheduled, exact: true } as unknown as Bar)).toBe('/challenges/fox%20one')
  })
})
