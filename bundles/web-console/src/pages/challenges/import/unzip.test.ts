// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { unzip, ZipError } from './unzip'

/** As `printf hello > a.txt; zip -0 a.zip a.txt` and a folder; what is deflated is tested in a browser. */
function zipOf(name: string, text: string, changes: { size?: number; method?: number } = {}): Uint8Array {
  const path = new TextEncoder().encode(name)
  const content = new TextEncoder().encode(text)
  const header = new DataView(new ArrayBuffer(30))
  header.setUint32(0, 0x04034b50, true)
  header.setUint16(26, path.length, true)
  const entry = new DataView(new ArrayBuffer(46))
  entry.setUint32(0, 0x02014b50, true)
  entry.setUint16(10, changes.method ?? 0, true)
  entry.setUint32(20, content.length, true)
  entry.setUint32(24, changes.size ?? content.length, true)
  entry.setUint16(28, path.length, true)
  const end = new DataView(new ArrayBuffer(22))
  end.setUint32(0, 0x06054b50, true)
  end.setUint16(10, 1, true)
  end.setUint32(12, 46 + path.length, true)
  end.setUint32(16, 30 + path.length + content.length, true)
  const parts = [header, path, content, entry, path, end].map((part) =>
    part instanceof DataView ? new Uint8Array(part.buffer) : part,
  )
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}

const file = (bytes: Uint8Array) => new File([bytes.slice().buffer], 'event.zip')
const broken = (bytes: Uint8Array) => expect(unzip(file(bytes))).rejects.toThrow(ZipError)

// Node.js 18 has no File.
describe.skipIf(typeof File === 'undefined')('a zip', () => {
  it('gives its files by their paths', async () => {
    const [only, ...rest] = await unzip(file(zipOf('files/höhe.txt', 'hello')))
    expect(only?.name).toBe('files/höhe.txt')
    expect(await only?.text()).toBe('hello')
    expect(rest).toEqual([])
  })

  it('may have folders', async () => {
    expect(await unzip(file(zipOf('files/', '')))).toEqual([])
  })

  it('that is none, is cut off, or lies is refused', async () => {
    await broken(new TextEncoder().encode('not a zip'))
    await broken(new Uint8Array())
    await broken(zipOf('a.txt', 'hello').slice(4))
    await broken(zipOf('a.txt', 'hello', { size: 4 }))
    await broken(zipOf('a.txt', 'hello', { method: 99 }))
  })

  it('that would become too large is not even begun', async () => {
    await expect(unzip(file(zipOf('a.txt', 'hello', { size: 4_000_000_000 })))).rejects.toThrow('300 MB')
  })
})
