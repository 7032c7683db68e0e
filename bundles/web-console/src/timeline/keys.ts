import type { useTimelineView } from './useTimelineView'

type Looking = Pick<ReturnType<typeof useTimelineView>, 'zoom' | 'pan' | 'showAll' | 'step' | 'chosen'>

const STEP = 0.15
const IN = 0.7
const OUT = 1 / IN

/** What a key does in the timeline; whether it does anything. */
export function pressed(
  key: string,
  shift: boolean,
  looking: Looking,
  actions: { step(by: 1 | -1): void; open(): void },
): boolean {
  const plain: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => looking.pan(-STEP, 0),
    ArrowRight: () => looking.pan(STEP, 0),
    ArrowUp: () => looking.pan(0, STEP),
    ArrowDown: () => looking.pan(0, -STEP),
    '+': () => looking.zoom({ time: IN, place: IN }),
    '=': () => looking.zoom({ time: IN, place: IN }),
    '-': () => looking.zoom({ time: OUT, place: OUT }),
    '0': () => looking.showAll(),
    n: () => actions.step(1),
    p: () => actions.step(-1),
    Enter: () => actions.open(),
    Escape: () => (looking.chosen.value = undefined),
  }
  const shifted: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => looking.zoom({ time: OUT }),
    ArrowRight: () => looking.zoom({ time: IN }),
    ArrowUp: () => looking.zoom({ place: IN }),
    ArrowDown: () => looking.zoom({ place: OUT }),
  }
  const act = (shift ? shifted[key] : undefined) ?? plain[key]
  act?.()
  return act !== undefined
}
