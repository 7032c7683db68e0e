import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Locator, Page } from 'playwright-core'

export interface Dropped {
  name: string
  content: Buffer
}

export const onDisk = (path: string): Dropped => ({ name: basename(path), content: readFileSync(path) })
export const text = (name: string, content: string): Dropped => ({ name, content: Buffer.from(content) })

/** Drags files over something and drops them; gives whether the page took the event from the browser. */
export async function drop(page: Page, on: Locator, files: readonly Dropped[]): Promise<boolean> {
  const sent = files.map(({ name, content }) => ({ name, base64: content.toString('base64') }))
  const carried = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, base64 } of all)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name))
    return transfer
  }, sent)
  return on.evaluate((element, dataTransfer) => {
    const fire = (type: string) =>
      !element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    fire('dragenter')
    fire('dragover')
    return fire('drop')
  }, carried)
}
