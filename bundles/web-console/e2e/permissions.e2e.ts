import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axe, inBrowser, newPerson, open, shared, type Person, type Server } from './harness'

interface Operation {
  'x-permissions'?: string[]
}

const json = { 'Content-Type': 'application/json' }
/** Where an address has a name or a hash. */
const ANY_ID = '0'.repeat(64)
const METHODS = new Set(['get', 'post', 'put', 'delete'])

/** Calls each from within the page, with its session, and gives those that were not refused. */
function notRefused(page: Page, calls: readonly string[]): Promise<string[]> {
  return page.evaluate(async (all) => {
    const token = document.cookie.replace(/.*csrf_token=([^;]*).*/, '$1')
    const allowed: string[] = []
    for (const call of all) {
      const [method, path] = call.split(' ') as [string, string]
      const answer = await fetch(path, { method, headers: { 'X-CSRF-Token': token } })
      const { code } = await answer.json().catch(() => ({}))
      if (answer.status !== 403 || code !== 'no_permission') allowed.push(`${call}: ${answer.status} ${code}`)
    }
    return allowed
  }, calls)
}

inBrowser('without a permission', (browser) => {
  let server: Server
  let admin: Person

  beforeAll(async () => {
    ;({ server, admin } = await shared())
  })

  const guarded = async (): Promise<[string, string[]][]> => {
    const { paths } = await server.api<{ paths: Record<string, Record<string, Operation>> }>('/openapi.json')
    return Object.entries(paths).flatMap(([path, operations]) =>
      Object.entries(operations)
        .filter(([method, one]) => METHODS.has(method) && one['x-permissions']?.length)
        .map(([method, one]): [string, string[]] => [
          `${method.toUpperCase()} /api${path.replace(/\{[^}]*\}/g, ANY_ID)}`,
          one['x-permissions'] as string[],
        ]),
    )
  }

  it('one can do nothing that needs one, by no call of the API', async () => {
    const guest = await newPerson(server, 'onlooker', [])
    const { page } = await open(browser(), server, { as: guest })
    await page.goto('/console/')
    await page.getByText('Live', { exact: true }).waitFor()
    const calls = await guarded()
    const needed = new Set(calls.flatMap(([, permissions]) => permissions))
    for (const one of [
      'create_users',
      'manage_challenges',
      'manage_agents',
      'control_system',
      'create_provisioning_key',
    ])
      expect(needed, one).toContain(one)
    expect(
      await notRefused(
        page,
        calls.map(([call]) => call),
      ),
    ).toEqual([])
    await page.context().close()
  })

  it('its pages are not there by their addresses, nor its buttons on others', async () => {
    const guest = await newPerson(server, 'onlooker', [])
    const { page, problems } = await open(browser(), server, { as: guest })
    for (const [path, permission] of [
      ['/console/users', 'Manage users'],
      ['/console/audit', 'Manage users'],
      ['/console/challenges/new', 'Manage challenges'],
      ['/console/challenges/import', 'Manage challenges'],
    ] as const) {
      await page.goto(path)
      await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
      await page.getByText(permission).waitFor()
    }
    const nothing = async (path: string, heading: string, names: readonly (string | RegExp)[]) => {
      await page.goto(path)
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      await page.getByText('Live', { exact: true }).waitFor()
      for (const name of names)
        for (const role of ['button', 'link', 'tab'] as const)
          expect(await page.getByRole(role, { name }).count(), `${path} ${name}`).toBe(0)
    }
    await nothing('/console/', 'Dashboard', ['Pause', 'Resume', 'Users', 'Audit trail'])
    await nothing('/console/challenges', 'Challenges', ['New challenge', 'Import', 'Import…', /^Actions for/])
    await nothing('/console/agents?tab=joining', 'Agents', [
      'Add agent',
      'Joining',
      'Make a key',
      /^Actions for/,
    ])
    await nothing('/console/event', 'Event settings', ['Save', 'Add range', 'Import…', /^Actions for/])
    expect(await page.getByLabel('Name', { exact: true }).isDisabled()).toBe(true)
    expect(await page.getByLabel('Rest outside of these hours').isDisabled()).toBe(true)
    await axe(page)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('what one may do follows at once when a permission is given or taken', async () => {
    const guest = await newPerson(server, 'apprentice', [])
    const { page, problems } = await open(browser(), server, { as: guest })
    await page.goto('/console/agents')
    await page.getByText('Live', { exact: true }).waitFor()
    expect(await page.getByRole('button', { name: 'Add agent' }).count()).toBe(0)
    const permission = (name: string) =>
      server.api(`/users/${guest.name}/permissions`, {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ permission: name }),
      })
    await permission('manage_agents')
    await page.getByRole('button', { name: 'Add agent' }).waitFor()
    await permission('create_users')
    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByRole('row', { name: /apprentice.*Manage agents/ }).waitFor()
    await server.api(`/users/${guest.name}/permissions/create_users`, { method: 'DELETE' })
    await page.getByRole('heading', { name: 'You may not see this page' }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('lists of users, tokens, keys and the audit trail follow what others do', async () => {
    const { page, problems } = await open(browser(), server, { as: admin })
    await page.goto('/console/agents?tab=joining')
    await page.getByRole('heading', { name: 'Provisioning keys', exact: true }).waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    const post = <T>(path: string, body: object) =>
      server.api<T>(path, { method: 'POST', headers: json, body: JSON.stringify(body) })
    await post('/enrollment/token', { runner_name: 'barge-7', expires_hours: 1 })
    await page.getByRole('row', { name: /barge-7/ }).waitFor()
    const { tokens } = await server.api<{ tokens: { token_id: string; runner_name: string }[] }>(
      '/enrollment/tokens',
    )
    const token = tokens.find((one) => one.runner_name === 'barge-7')?.token_id
    await server.api(`/enrollment/token/${token}`, { method: 'DELETE' })
    await page.getByRole('row', { name: /barge-7/ }).waitFor({ state: 'detached' })

    const { key_id } = await post<{ key_id: string }>('/provisioning/keys', { description: 'Barges' })
    await page.getByRole('row', { name: /Barges.*Works/ }).waitFor()
    await post(`/provisioning/keys/${key_id}/toggle`, { enabled: false })
    await page.getByRole('row', { name: /Barges.*Off/ }).waitFor()
    await server.api(`/provisioning/keys/${key_id}`, { method: 'DELETE' })
    await page.getByRole('row', { name: /Barges/ }).waitFor({ state: 'detached' })

    await page.goto('/console/audit?subject=heron')
    await page.getByText('Nothing found').waitFor()
    await page.getByText('Live', { exact: true }).waitFor()
    await post('/users', { username: 'heron', permissions: [] })
    await page.getByRole('row', { name: /user\.create.*heron/ }).waitFor()
    await server.api('/users/heron', { method: 'DELETE' })
    await page.getByRole('row', { name: /user\.delete.*heron/ }).waitFor()
    expect(problems).toEqual([])
    await page.context().close()
  })
})
