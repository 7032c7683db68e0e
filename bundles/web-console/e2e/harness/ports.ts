import { createServer, type AddressInfo } from 'node:net'

async function free(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}

let next = Number(process.env.CHALLENGECTL_E2E_PORT ?? 0)

/** Ports that nobody listens at; from CHALLENGECTL_E2E_PORT upwards, if that is set. */
export async function freePorts(count: number): Promise<number[]> {
  if (next > 0) return Array.from({ length: count }, () => next++)
  return Promise.all(Array.from({ length: count }, free))
}
