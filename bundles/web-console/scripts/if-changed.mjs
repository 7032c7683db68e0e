// Runs npm scripts for Maven, each only if what it depends on has changed since it last succeeded.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stamps = join(root, 'target', 'stamps')
const [major] = process.versions.node.split('.').map(Number)

if (major < 18) {
  console.error(`The console needs Node.js 18 or newer to be built; this is ${process.version}.`)
  process.exit(1)
}

function filesBelow(path) {
  if (java.includes(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesBelow(join(path, name)))
}

const configs = readdirSync(root).filter((name) => /\.(json|ts|js|html)$|^\.npmrc$/.test(name))
const java = [join(root, 'src/main'), join(root, 'src/test')]
const sources = [...configs, 'src', 'scripts', 'public', 'e2e'].filter((name) => existsSync(join(root, name)))

function hash(names) {
  const digest = createHash('sha256').update(process.version)
  for (const file of names.flatMap((name) => filesBelow(join(root, name)))) {
    digest.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  }
  return digest.digest('hex')
}

function npm(args) {
  const done = spawnSync('npm', args, { cwd: root, stdio: 'inherit', env: { ...process.env, NO_COLOR: '1' } })
  if (done.error) console.error(`npm cannot be run: ${done.error.message}`)
  if (done.status !== 0) process.exit(done.status ?? 1)
}

function unlessDone(stamp, key, result, args) {
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return
  rmSync(stamp, { force: true })
  npm(args)
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, key)
}

const modules = join(root, 'node_modules')
unlessDone(join(modules, '.installed'), hash(['package-lock.json', 'package.json']), modules, [
  'ci',
  '--no-progress',
])
const results = { build: join(root, 'target/classes/console/files.txt') }
for (const script of process.argv.slice(2)) {
  unlessDone(join(stamps, script), hash(sources), results[script] ?? stamps, ['run', script])
}
