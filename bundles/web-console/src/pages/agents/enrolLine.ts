import type { TokenReply } from '@/api/types'

export type Kind = 'runner' | 'listener'

/** Hours that a line may work, as they are offered; the server takes 1 to 720. */
export const EXPIRIES = [1, 8, 24, 72, 168, 720] as const

/** As the server takes an agent's id. */
export const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Text within single quotes of a POSIX shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** What is pasted on the agent's host: it joins and starts. */
export function enrolLine(enrolmentString: string, kind: Kind): string {
  const flag = kind === 'listener' ? ' --kind listener' : ''
  return `./challengectl agent enroll ${quoted(enrolmentString)}${flag} && ./challengectl agent start`
}

/** When the server made a token that works for so many hours, by its own clock. */
export function madeAt(reply: TokenReply, hours: number): number {
  return Date.parse(reply.expires_at) - hours * 3_600_000
}

/** How a host with a provisioning key gets its whole file. */
export function provisionExample(origin: string, apiKey: string): string {
  return [
    `curl -H ${quoted(`Authorization: Bearer ${apiKey}`)} \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d "{\\"runner_name\\": \\"$(hostname)\\"}" \\`,
    `  ${origin}/api/provisioning/provision`,
  ].join('\n')
}
