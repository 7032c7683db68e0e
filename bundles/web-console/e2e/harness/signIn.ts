import type { Page } from 'playwright-core'
import type { Person } from './people'
import { freshTotp } from './totp'

/** Types a name and a password where one signs in. */
export async function typePassword(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Username').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

export async function typeCode(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Code from your authenticator').fill(await freshTotp(secret))
  await page.getByRole('button', { name: 'Verify' }).click()
}

/** Signs in as somebody does who has been set up. */
export async function signIn(page: Page, who: Omit<Person, 'cookies'>): Promise<void> {
  await typePassword(page, who.name, who.password)
  await typeCode(page, who.secret)
}
