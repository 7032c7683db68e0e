import { request } from './http'

/** Whether the server answers. */
export async function alive(): Promise<boolean> {
  try {
    await request('/health', { signal: AbortSignal.timeout(5000) })
    return true
  } catch {
    return false
  }
}
