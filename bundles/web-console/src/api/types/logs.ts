import type { LogInfo } from './air'

export interface LogPage {
  logs: LogInfo[]
  limit: number
  offset: number
}
