import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { repository } from './harness/server'
import { shared } from './harness/shared'

interface Document {
  components: { schemas: Record<string, { properties?: Record<string, unknown>; required?: string[] }> }
}

interface Declared {
  all: string[]
  always: string[]
}

/** The interfaces of src/api/types, each with its fields. */
function declared(): Map<string, Declared> {
  const folder = join(repository, 'bundles/web-console/src/api/types')
  const found = new Map<string, Declared>()
  for (const name of readdirSync(folder)) {
    const text = ts.sys.readFile(join(folder, name)) ?? ''
    const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest)
    for (const statement of file.statements.filter(ts.isInterfaceDeclaration)) {
      const fields = statement.members.filter(ts.isPropertySignature)
      found.set(statement.name.text, {
        all: fields.map((field) => field.name.getText(file)),
        always: fields.filter((field) => !field.questionToken).map((field) => field.name.getText(file)),
      })
    }
  }
  return found
}

it('the types are those of the server’s own document', async () => {
  const { server } = await shared()
  const { schemas } = (await server.api<Document>('/openapi.json')).components
  const compared: string[] = []
  for (const [name, { all, always }] of declared()) {
    const schema = schemas[name]
    if (!schema) continue
    expect(all.sort(), name).toEqual(Object.keys(schema.properties ?? {}).sort())
    expect(always, name).toEqual(expect.arrayContaining(schema.required ?? []))
    compared.push(name)
  }
  expect(compared).toEqual(
    expect.arrayContaining(['ChallengeInfo', 'TransmissionInfo', 'UserInfo', 'SessionReply']),
  )
})
