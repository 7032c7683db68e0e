import { setUpFirst, type Person } from './people'
import { Server } from './server'

let made: Promise<{ server: Server; admin: Person }> | undefined

/** One server for all test files that do not need a fresh one, with an administrator who is signed in. */
export function shared(): Promise<{ server: Server; admin: Person }> {
  made ??= (async () => {
    const server = await Server.start()
    return { server, admin: await setUpFirst(server) }
  })()
  return made
}

/** Makes a server that one file has set up the shared one, unless there is one already. */
export function share(server: Server, admin: Person): boolean {
  if (made) return false
  made = Promise.resolve({ server, admin })
  return true
}
