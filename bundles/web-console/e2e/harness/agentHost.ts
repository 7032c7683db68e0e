import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePorts } from './ports'
import { repository } from './server'

const run = promisify(execFile)

/** Whether the agent's distribution is there: building it is not a test's business. */
export const agentIsBuilt = existsSync(join(repository, 'karaf-assembly/agent/target/assembly/bin/karaf'))

/** A host on which nothing of ChallengeCtl runs yet; what is pasted there is a process of its own. */
export class AgentHost {
  private constructor(
    private readonly folder: string,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async make(): Promise<AgentHost> {
    const folder = mkdtempSync(join(tmpdir(), 'challengectl-agent-'))
    const [, , , ssh] = await freePorts(4)
    return new AgentHost(folder, {
      ...process.env,
      CHALLENGECTL_HOME: folder,
      CHALLENGECTL_SSH_PORT: String(ssh),
    })
  }

  /** As somebody would in a terminal, in the folder of ChallengeCtl. */
  async paste(line: string): Promise<void> {
    await run('sh', ['-c', line], { cwd: repository, env: this.environment })
  }

  async dispose(): Promise<void> {
    await this.paste('./challengectl agent stop')
    rmSync(this.folder, { recursive: true, force: true })
  }
}
