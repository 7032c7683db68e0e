// Writes the modulations of a running server, with their schemas, to where unit tests read them:
//   CHALLENGECTL_SERVER=http://127.0.0.1:8080 OPERATOR_KEY_FILE=.../operator.key node scripts/fetch-modulations.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const server = process.env.CHALLENGECTL_SERVER ?? 'http://127.0.0.1:8080'
const key = readFileSync(process.env.OPERATOR_KEY_FILE ?? 'operator.key', 'utf8').trim()
const target = new URL('../src/pages/challenges/form/modulations.fixture.json', import.meta.url)

const answer = await fetch(`${server}/api/modulations`, { headers: { Authorization: `Bearer ${key}` } })
if (!answer.ok) throw new Error(`${server}: ${answer.status} ${await answer.text()}`)
const { modulations } = await answer.json()
// The same modulations are always the same text, whatever order they came in.
modulations.sort((a, b) => (a.name < b.name ? -1 : 1))
const kept = modulations.map(
  ({ name, title, summary, flag_kind, aliases, available, unavailable_reason, schema }) => ({
    name,
    title,
    summary,
    flag_kind,
    aliases,
    available,
    unavailable_reason,
    schema,
  }),
)
writeFileSync(target, `${JSON.stringify(kept, null, 1)}\n`)
console.log(`${kept.length} modulations`)
