type Act =
  | { kind: 'pan'; hz: number; seconds: number }
  | { kind: 'zoom'; hz: number; seconds: number }
  | { kind: 'step'; by: 1 | -1 }
  | { kind: 'whole' }

const STEP = 0.12
const IN = 0.7
const OUT = 1 / IN

const PLAIN: Readonly<Record<string, Act>> = {
  ArrowLeft: { kind: 'pan', hz: -STEP, seconds: 0 },
  ArrowRight: { kind: 'pan', hz: STEP, seconds: 0 },
  ArrowUp: { kind: 'pan', hz: 0, seconds: -STEP },
  ArrowDown: { kind: 'pan', hz: 0, seconds: STEP },
  '+': { kind: 'zoom', hz: IN, seconds: IN },
  '=': { kind: 'zoom', hz: IN, seconds: IN },
  '-': { kind: 'zoom', hz: OUT, seconds: OUT },
  '0': { kind: 'whole' },
  n: { kind: 'step', by: 1 },
  p: { kind: 'step', by: -1 },
}

const SHIFTED: Readonly<Record<string, Act>> = {
  ArrowLeft: { kind: 'zoom', hz: OUT, seconds: 1 },
  ArrowRight: { kind: 'zoom', hz: IN, seconds: 1 },
  ArrowUp: { kind: 'zoom', hz: 1, seconds: IN },
  ArrowDown: { kind: 'zoom', hz: 1, seconds: OUT },
}

/** What a key does in a waterfall; undefined if it does nothing there. */
export function pressed(key: string, shift: boolean): Act | undefined {
  return (shift ? SHIFTED[key] : undefined) ?? PLAIN[key]
}
