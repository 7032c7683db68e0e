import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { executable, launch } from './browser'

export { open, type WatchedPage } from './browser'
export { axe, screenshot } from './checks'
export { eventually } from './eventually'
export { flood, tapSocket, tell } from './flood'
export { frameTimes } from './frames'
export { newPerson, PASSWORD, type Person } from './people'
export { Server } from './server'
export { signIn, typeCode, typePassword } from './signIn'
export { share, shared } from './shared'
export { freshTotp } from './totp'

/** Tests in a browser; skipped where there is none. */
export function inBrowser(name: string, tests: (browser: () => Browser) => void): void {
  describe.skipIf(!executable)(name, () => {
    let browser: Browser
    beforeAll(async () => {
      browser = await launch()
    })
    afterAll(() => browser.close())
    tests(() => browser)
  })
}
