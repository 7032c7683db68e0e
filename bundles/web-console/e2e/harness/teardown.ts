import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = join(dirname(fileURLToPath(import.meta.url)), '../..')
/** Where the tests' servers have their homes, one a line. */
export const homesNote = join(project, 'target/e2e-homes')

/** Before and after all tests: no server of theirs is left running. */
export default function setup(): () => void {
  mkdirSync(dirname(homesNote), { recursive: true })
  stop()
  return stop
}

function stop(): void {
  if (!existsSync(homesNote)) return
  for (const home of readFileSync(homesNote, 'utf8').split('\n').filter(existsSync)) {
    execFileSync(join(project, '../../challengectl'), ['standalone', 'stop', '--home', home])
    rmSync(home, { recursive: true, force: true })
  }
  rmSync(homesNote)
}
