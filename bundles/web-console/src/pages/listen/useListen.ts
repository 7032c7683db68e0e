import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import workletUrl from '@/listen/audio-worklet.ts?worker&url'
import type { AudioReport } from '@/listen/audioPipeline'
import { ListenConnection } from '@/listen/connection'
import type { Link } from '@/listen/connection'
import { MODES } from '@/listen/demod/modes'
import type { Mode } from '@/listen/demod/modes'
import { Player } from '@/listen/player'
import type { Listener, ListenState, RowFrame } from '@/listen/protocol'
import { t } from '@/i18n'

const READ_OUT_MS = 120

/** A connection, a player and what the page shows of them. */
export function useListen(onRow: (row: RowFrame) => void) {
  const link = ref<Link>('connecting')
  const listeners = shallowRef<Listener[]>()
  const state = shallowRef<ListenState>()
  const problem = ref('')
  const dropped = ref(0)
  const agent = ref<string>()
  const frequencyHz = ref<number>()
  const mode = ref<Mode>('nbfm')
  const widthHz = ref(MODES.nbfm.width)
  const squelchDb = ref<number | null>(null)
  const volume = ref(0.7)
  const playing = ref(false)
  const audio = shallowRef<AudioReport>()
  /** The newest row, some times in a second: for what people read. */
  const row = shallowRef<RowFrame>()
  let rowShownAt = 0

  const connection = new ListenConnection(
    {
      link: (now) => (link.value = now),
      listeners: (now) => (listeners.value = now),
      state: take,
      problem: (code, message) => {
        problem.value = message
        if (code === 'too_many_channels' || code === 'bad_channel') void stopAudio()
      },
      row: (now) => {
        onRow(now)
        if (performance.now() - rowShownAt < READ_OUT_MS) return
        rowShownAt = performance.now()
        row.value = now
      },
      samples: (frame) => player.push(frame),
      dropped: (rows) => (dropped.value = rows),
    },
    () => new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws/listen`),
  )
  const settings = computed(() => ({
    mode: mode.value,
    widthHz: widthHz.value,
    squelchDb: squelchDb.value,
  }))
  const player = new Player(workletUrl, (report) => (audio.value = report), settings.value, volume.value)

  function take(now: ListenState): void {
    const tuned = now.receiving?.centre_hz !== state.value?.receiving?.centre_hz
    state.value = now
    if (now.phase === 'receiving' && tuned) problem.value = ''
    if (now.receiving && (frequencyHz.value === undefined || !covers(now, frequencyHz.value))) {
      frequencyHz.value = now.receiving.centre_hz
    }
  }

  function covers(now: ListenState, hz: number): boolean {
    const { receiving } = now
    return !!receiving && Math.abs(hz - receiving.centre_hz) <= receiving.sample_rate / 2
  }

  function listen(next: string, centreHz?: number): void {
    agent.value = next
    state.value = undefined
    row.value = undefined
    problem.value = ''
    if (centreHz !== undefined) frequencyHz.value = centreHz
    connection.listen(next, centreHz)
    askForChannel()
  }

  function leave(): void {
    void stopAudio()
    connection.leave()
    agent.value = state.value = row.value = undefined
  }

  /** Tunes the receiver; what is listened to comes along. */
  function tuneReceiver(centreHz: number): void {
    problem.value = ''
    frequencyHz.value = centreHz
    connection.tune(centreHz)
  }

  function setMode(next: Mode): void {
    mode.value = next
    widthHz.value = MODES[next].width
  }

  async function startAudio(): Promise<void> {
    problem.value = ''
    playing.value = true
    askForChannel()
    try {
      await player.start()
    } catch {
      problem.value = t('listen.noAudio')
      await stopAudio()
    }
  }

  async function stopAudio(): Promise<void> {
    playing.value = false
    audio.value = undefined
    connection.endChannel()
    await player.stop()
  }

  function askForChannel(): void {
    if (playing.value && frequencyHz.value !== undefined) {
      connection.setChannel(frequencyHz.value, MODES[mode.value].rate)
    }
  }

  watch([frequencyHz, mode], askForChannel)
  watch(settings, (now) => player.set(now))
  watch(volume, (now) => player.setVolume(now))
  connection.start()
  onScopeDispose(() => {
    connection.close()
    void player.stop()
  })

  return {
    link,
    listeners,
    state,
    problem,
    dropped,
    agent,
    frequencyHz,
    mode,
    widthHz,
    squelchDb,
    volume,
    playing,
    audio,
    row,
    listen,
    leave,
    tuneReceiver,
    takeControl: () => connection.takeControl(),
    setMode,
    startAudio,
    stopAudio,
  }
}
