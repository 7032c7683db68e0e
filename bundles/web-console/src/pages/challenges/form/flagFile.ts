import type { FileInfo, FlagKind } from '@/api/types'

/** The most that the server stores of one file. */
export const MOST_BYTES = 100_000_000

const ENDINGS: Readonly<Record<'audio' | 'image', readonly string[]>> = {
  audio: ['.wav', '.wave', '.flac', '.ogg', '.oga', '.mp3'],
  image: ['.png', '.jpg', '.jpeg'],
}

export type FileWant = 'audio' | 'image' | 'bytes'

/** What sort of file a modulation sends; undefined if it sends none. */
export function wantedFile(kind: FlagKind): FileWant | undefined {
  switch (kind) {
    case 'text':
      return undefined
    case 'text_or_image':
      return 'image'
    case 'audio':
    case 'image':
    case 'bytes':
      return kind
  }
}

/** For the browser's dialog. */
export function acceptOf(want: FileWant): string | undefined {
  return want === 'bytes' ? undefined : [`${want}/*`, ...ENDINGS[want]].join(',')
}

export type FileFault = 'empty' | 'tooLarge' | 'wrongType'

/** Why a file need not be sent to be refused; its content is looked at by the server. */
export function faultOf(file: Pick<File, 'name' | 'size' | 'type'>, want: FileWant): FileFault | undefined {
  if (file.size === 0) return 'empty'
  if (file.size > MOST_BYTES) return 'tooLarge'
  if (want === 'bytes') return undefined
  const name = file.name.toLowerCase()
  const fits = ENDINGS[want].some((ending) => name.endsWith(ending)) || file.type.startsWith(`${want}/`)
  return fits ? undefined : 'wrongType'
}

/** Whether a stored file, whose type the server has seen in its content, is of that sort. */
export function fitsWant(file: Pick<FileInfo, 'type'>, want: FileWant): boolean {
  return want === 'bytes' || file.type.startsWith(`${want}/`) || (want === 'audio' && isOgg(file.type))
}

function isOgg(type: string): boolean {
  return type === 'application/ogg'
}

/** The hash in `sha256:…`, as it may have been pasted. */
export function hashIn(reference: string): string | undefined {
  return /^\s*(?:sha256:)?([0-9a-f]{64})\s*$/i.exec(reference)?.[1]?.toLowerCase()
}
