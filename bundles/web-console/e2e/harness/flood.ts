import type { Page } from 'playwright-core'

/** Lets a page's own connection be told more than the server tells; to be called before it is opened. */
export async function tapSocket(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Real = window.WebSocket
    window.WebSocket = class extends Real {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols)
        Object.assign(window, { tapped: this })
      }
    }
  })
}

/** As if the server had sent these. */
export async function tell(page: Page, messages: readonly object[]): Promise<void> {
  await page.evaluate((all) => {
    const { tapped } = window as unknown as { tapped: WebSocket }
    for (const one of all) tapped.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(one) }))
  }, messages)
}

/**
 * As if the server sent so many a second, over and over, for a while; gives how many there were. Each
 * is text when it comes, as it is from a server.
 */
export async function flood(
  page: Page,
  messages: readonly object[],
  perSecond: number,
  forMs: number,
): Promise<number> {
  return page.evaluate(
    async ({ texts, rate, during }) => {
      const { tapped } = window as unknown as { tapped: WebSocket }
      const began = performance.now()
      let sent = 0
      return new Promise<number>((resolve) => {
        const timer = setInterval(() => {
          const elapsed = performance.now() - began
          for (const due = Math.floor((Math.min(elapsed, during) * rate) / 1000); sent < due; sent++)
            tapped.dispatchEvent(new MessageEvent('message', { data: texts[sent % texts.length] }))
          if (elapsed < during) return
          clearInterval(timer)
          resolve(sent)
        }, 5)
      })
    },
    { texts: messages.map((one) => JSON.stringify(one)), rate: perSecond, during: forMs },
  )
}
