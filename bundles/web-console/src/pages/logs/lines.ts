import type { LogInfo } from '@/api/types'
import type { LogMessage } from '@/stores/logs'

export const LEVELS = ['debug', 'info', 'warning', 'error', 'critical'] as const
export type Level = (typeof LEVELS)[number]

/** How the filter calls the server, which is no agent. */
export const SERVER = '@server'

export interface Line {
  /** Grows from line to line. */
  id: number
  at: string
  /** Nobody's line is the server's. */
  agent?: string
  level: Level
  message: string
}

export interface Wanted {
  /** That one and graver; '' for all. */
  level: string
  /** An agent's id, `SERVER`, or '' for everybody. */
  agent: string
  text: string
}

let last = 0
const known = new WeakMap<LogMessage, Line>()

export function levelOf(text: string): Level {
  return (LEVELS as readonly string[]).includes(text) ? (text as Level) : 'info'
}

export function fromInfo(info: LogInfo): Line {
  return {
    id: ++last,
    at: info.timestamp,
    agent: info.agent_id,
    level: levelOf(info.level),
    message: info.message,
  }
}

/** The same message gives the same line, so that a list of them need not be drawn anew. */
export function fromMessage(message: LogMessage): Line {
  let line = known.get(message)
  if (!line) {
    const { timestamp: at, agent_id: agent, level } = message
    line = { id: ++last, at, agent, level: levelOf(level), message: message.message }
    known.set(message, line)
  }
  return line
}

/** What of the live lines is not in the loaded ones, which are the older ones; both oldest first. */
export function newerThan(loaded: readonly Pick<Line, 'at' | 'message'>[], live: readonly Line[]): Line[] {
  const end = loaded.at(-1)?.at
  if (end === undefined) return [...live]
  const endMs = Date.parse(end)
  const atEnd = new Set(loaded.filter((one) => one.at === end).map((one) => one.message))
  return live.filter((line) => {
    const at = Date.parse(line.at)
    return at > endMs || (at === endMs && !atEnd.has(line.message))
  })
}

export function matches(line: Line, wanted: Wanted): boolean {
  if (wanted.level && LEVELS.indexOf(line.level) < LEVELS.indexOf(wanted.level as Level)) return false
  if (wanted.agent && (line.agent ?? SERVER) !== wanted.agent) return false
  return !wanted.text || line.message.toLowerCase().includes(wanted.text.toLowerCase())
}

/** One line of a file: time in UTC, level, who, what. */
export function asText(line: Line): string {
  return `${line.at} ${line.level.toUpperCase().padEnd(8)} ${line.agent ?? 'server'}: ${line.message}`
}
