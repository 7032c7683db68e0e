import type { ProblemInfo } from '@/api/types'

/** A text that mistakes were found in, under the name that the mistakes give it. */
export interface Source {
  name: string
  lines: readonly string[]
  /** The mistakes of each line, which is counted from 1. */
  marks: ReadonlyMap<number, readonly ProblemInfo[]>
}

/** Lines as the server's reader of YAML counts them. */
export function linesOf(text: string): string[] {
  return text.split(/\r\n|[\n\r\u0085\u2028\u2029]/)
}

/** A text with its mistakes; a line that it does not have is taken for the nearest that it has. */
export function sourceOf(name: string, text: string, problems: readonly ProblemInfo[]): Source {
  const lines = linesOf(text)
  const marks = new Map<number, ProblemInfo[]>()
  for (const problem of problems) {
    if (problem.source !== name || !isLine(problem.line)) continue
    const line = Math.min(problem.line, lines.length)
    marks.set(line, [...(marks.get(line) ?? []), { ...problem, line }])
  }
  return { name, lines, marks }
}

function isLine(line: unknown): line is number {
  return Number.isSafeInteger(line) && (line as number) >= 1
}

/** Which lines are drawn of a text that is scrolled, with some on either side. */
export function windowOf(
  count: number,
  lineHeight: number,
  scrollTop: number,
  viewHeight: number,
): { first: number; last: number } {
  const spare = 20
  const first = Math.max(0, Math.floor(scrollTop / lineHeight) - spare)
  const last = Math.min(count, Math.ceil((scrollTop + viewHeight) / lineHeight) + spare)
  return { first: Math.min(first, last), last }
}
