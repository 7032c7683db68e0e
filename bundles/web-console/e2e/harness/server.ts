import { execFile } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { eventually } from './eventually'
import { freePorts } from './ports'
import { homesNote } from './teardown'

const run = promisify(execFile)
export const repository = join(dirname(fileURLToPath(import.meta.url)), '../../../..')
const launcher = join(repository, 'challengectl')

/** The assembled standalone distribution as a process of its own, with the virtual air and its agents. */
export class Server {
  private constructor(
    readonly home: string,
    readonly url: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(): Promise<Server> {
    const home = mkdtempSync(join(tmpdir(), 'challengectl-e2e-'))
    appendFileSync(homesNote, `${home}\n`)
    const [http, https, ssh] = await freePorts(3)
    const server = new Server(home, `http://127.0.0.1:${http}`, {
      ...process.env,
      CHALLENGECTL_HTTP_PORT: String(http),
      CHALLENGECTL_HTTPS_PORT: String(https),
      CHALLENGECTL_SSH_PORT: String(ssh),
    })
    await server.up()
    return server
  }

  /** Starts it, with what its home holds. */
  async up(): Promise<void> {
    await run(launcher, ['standalone', 'start', '--home', this.home], { env: this.environment })
    await eventually('the server answers', 240_000, async () => {
      // A server that is just starting may take a connection and never answer on it.
      const soon = () => ({ signal: AbortSignal.timeout(5000) })
      const [health, page] = await Promise.all([
        fetch(`${this.url}/api/health`, soon()),
        fetch(`${this.url}/console/`, soon()),
      ])
      return health.ok && page.ok
    })
  }

  async down(): Promise<void> {
    await run(launcher, ['standalone', 'stop', '--home', this.home], { env: this.environment })
  }

  /** Ends it and removes all that it has written. */
  async dispose(): Promise<void> {
    await this.down()
    rmSync(this.home, { recursive: true, force: true })
  }

  /** The one-time link of a server on which nobody has been set up. */
  setupLink(): Promise<string> {
    const file = join(this.home, 'data/challengectl/setup-link')
    return eventually(
      'the server makes its link',
      30_000,
      () => existsSync(file) && readFileSync(file, 'utf8').trim(),
    )
  }

  operatorKey(): string {
    return readFileSync(join(this.home, 'data/challengectl/operator.key'), 'utf8').trim()
  }

  /** Asks the API as a program on the server's own host does. */
  async api<T>(path: string, init: RequestInit = {}): Promise<T> {
    const answer = await fetch(`${this.url}/api${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${this.operatorKey()}` },
    })
    if (!answer.ok)
      throw new Error(`${init.method ?? 'GET'} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
}
