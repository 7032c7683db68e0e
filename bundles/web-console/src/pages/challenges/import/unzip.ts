import { t } from '@/i18n'

const MOST_FILES = 500
const MOST_BYTES = 300_000_000
const END = 0x06054b50
const ENTRY = 0x02014b50
const HEADER = 0x04034b50
const END_BYTES = 22
const MOST_COMMENT = 65_535
const STORED = 0
const DEFLATED = 8

interface Entry {
  name: string
  method: number
  packed: number
  size: number
  at: number
}

/** Why a zip cannot be unpacked, in a sentence. */
export class ZipError extends Error {}

/** The files in a zip, each by its path within (APPNOTE.TXT 6.3.10; neither encrypted nor ZIP64). */
export async function unzip(zip: File): Promise<File[]> {
  const entries = await directoryOf(zip)
  const total = entries.reduce((sum, { size }) => sum + size, 0)
  if (entries.length > MOST_FILES || total > MOST_BYTES)
    throw new ZipError(t('challengeImport.zipTooLarge', { name: zip.name }))
  const files: File[] = []
  for (const entry of entries) files.push(await unpacked(zip, entry))
  return files
}

async function directoryOf(zip: File): Promise<Entry[]> {
  const tailAt = Math.max(0, zip.size - END_BYTES - MOST_COMMENT)
  const tail = await viewOf(zip.slice(tailAt))
  let end = tail.byteLength - END_BYTES
  while (end >= 0 && tail.getUint32(end, true) !== END) end--
  if (end < 0) throw broken(zip)
  const at = tail.getUint32(end + 16, true)
  const size = tail.getUint32(end + 12, true)
  if (at + size > zip.size) throw broken(zip)
  return entriesOf(zip, await viewOf(zip.slice(at, at + size)), tail.getUint16(end + 10, true))
}

function entriesOf(zip: File, directory: DataView, count: number): Entry[] {
  const entries: Entry[] = []
  let at = 0
  for (let n = 0; n < count; n++) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== ENTRY) throw broken(zip)
    const length = (offset: number) => directory.getUint16(at + offset, true)
    const long = (offset: number) => directory.getUint32(at + offset, true)
    if (at + 46 + length(28) > directory.byteLength || length(8) % 2 === 1) throw broken(zip)
    const name = new TextDecoder().decode(new Uint8Array(directory.buffer, at + 46, length(28)))
    const method = length(10)
    if (!name.endsWith('/')) entries.push({ name, method, packed: long(20), size: long(24), at: long(42) })
    at += 46 + length(28) + length(30) + length(32)
  }
  return entries
}

async function unpacked(zip: File, { name, method, packed, size, at }: Entry): Promise<File> {
  const header = await viewOf(zip.slice(at, at + 30))
  if (header.byteLength < 30 || header.getUint32(0, true) !== HEADER) throw broken(zip)
  const from = at + 30 + header.getUint16(26, true) + header.getUint16(28, true)
  const content = zip.slice(from, from + packed)
  if (method !== STORED && method !== DEFLATED) throw broken(zip)
  const parts = method === STORED ? [content] : await inflated(zip, content, size)
  const file = new File(parts, name)
  if (file.size !== size) throw broken(zip)
  return file
}

/** Stops where it becomes more than the directory says. */
async function inflated(zip: File, content: Blob, size: number): Promise<BlobPart[]> {
  const reader = content.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const parts: BlobPart[] = []
  try {
    for (let left = size; ;) {
      const { done, value } = await reader.read()
      if (done) return parts
      left -= value.byteLength
      if (left < 0) throw broken(zip)
      parts.push(value)
    }
  } catch {
    await reader.cancel().catch(() => undefined)
    throw broken(zip)
  }
}

async function viewOf(part: Blob): Promise<DataView> {
  return new DataView(await part.arrayBuffer())
}

const broken = (zip: File) => new ZipError(t('challengeImport.zipBroken', { name: zip.name }))
