// Lists what was built, for the servlet, and fails if the first load has become too heavy.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const LIMIT_BYTES = 300_000
const built = join(dirname(dirname(fileURLToPath(import.meta.url))), 'target/classes/console')

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}

const files = filesBelow(built)
  .map((file) => relative(built, file))
  .filter((name) => name !== 'files.txt')
  .sort()
writeFileSync(join(built, 'files.txt'), files.join('\n') + '\n')

const page = readFileSync(join(built, 'index.html'), 'utf8')
const first = [...page.matchAll(/(?:src|href)="\/console\/([^"]+)"/g)].map((match) => match[1])
// Fonts that the style sheets name are fetched at once too; of their subsets only the Latin one.
const fonts = files.filter(
  (name) => /latin-(wght|[0-9]+)-normal.*\.woff2$/.test(name) && !name.includes('latin-ext'),
)
const sizes = [...new Set(['index.html', ...first, ...fonts])].map((name) => {
  const content = readFileSync(join(built, name))
  return [name, name.endsWith('.woff2') ? content.length : gzipSync(content).length]
})
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
for (const [name, size] of sizes) console.log(`${String(size).padStart(8)}  ${name}`)
console.log(`${String(total).padStart(8)}  initial load, gzip (limit ${LIMIT_BYTES})`)
if (total > LIMIT_BYTES) {
  console.error('The initial load is too heavy: load more of it lazily.')
  process.exit(1)
}
