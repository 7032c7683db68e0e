import { mkdirSync } from 'node:fs'

/** The folder that pictures go to, or nothing if none are wanted. */
export function pictures(): string | undefined {
  const folder = process.env.CHALLENGECTL_SCREENSHOTS
  if (folder) mkdirSync(folder, { recursive: true })
  return folder
}
