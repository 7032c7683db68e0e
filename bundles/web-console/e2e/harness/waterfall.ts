import type { Locator, Page } from 'playwright-core'

async function readAt(page: Page, canvas: Locator, across: number): Promise<string> {
  const box = await canvas.boundingBox()
  if (!box) throw new Error('the canvas is not there')
  await page.mouse.move(box.x + 44 + (box.width - 54) * across, box.y + 22 + (box.height - 56) / 2)
  return canvas.locator('xpath=following-sibling::p').innerText()
}

/** The frequency span that is in view, by the cursor. */
export async function span(page: Page, canvas: Locator): Promise<number> {
  const hz = async (across: number) => {
    const text = await readAt(page, canvas, across)
    const match = /(\d+\.\d+)\s*MHz/.exec(text)
    if (!match) throw new Error(`no frequency in: ${text}`)
    return Number(match[1]) * 1e6
  }
  return ((await hz(0.95)) - (await hz(0.05))) / 0.9
}

/** The level that the cursor reads so far across. */
export async function levelAt(page: Page, canvas: Locator, across: number): Promise<number> {
  const text = await readAt(page, canvas, across)
  const match = /([−\d.]+)\s*dBFS in/.exec(text)
  if (!match) throw new Error(`no level in: ${text}`)
  return Number((match[1] as string).replace('−', '-'))
}
