export type Role = 'event' | 'frequencies' | 'flag'

export interface ImportFile {
  file: File
  role: Role
}

const YAML = /\.ya?ml$/i
const LIST = /\.csv$/i

/** Whether its name can be that of an event file. */
export function mayBeEvent(name: string): boolean {
  return YAML.test(name) || LIST.test(name)
}

export function isList(name: string): boolean {
  return LIST.test(name)
}

export function isZip(name: string): boolean {
  return /\.zip$/i.test(name)
}

/**
 * Adds files, and guesses what they are: one of the same name takes the place of the older one and
 * keeps its part; the first that can be the event file is, unless there is one; besides a list, one
 * whose name speaks of frequencies tells its ranges.
 */
export function withFiles(before: readonly ImportFile[], added: readonly File[]): ImportFile[] {
  let all = [...before]
  for (const file of added) {
    const same = all.find((one) => one.file.name === file.name)
    all = same
      ? all.map((one) => (one === same ? { ...one, file } : one))
      : [...all, { file, role: 'flag' as const }]
  }
  if (!all.some((one) => one.role === 'event')) {
    const found =
      all.find((one) => YAML.test(one.file.name)) ??
      all.find((one) => LIST.test(one.file.name) && !speaksOfRanges(one.file.name)) ??
      all.find((one) => LIST.test(one.file.name))
    if (found) all = withRole(all, found.file.name, 'event')
  }
  const list = all.some((one) => one.role === 'event' && isList(one.file.name))
  if (!list || all.some((one) => one.role === 'frequencies')) return all
  const ranges = all.find((one) => one.role === 'flag' && speaksOfRanges(one.file.name))
  return ranges ? withRole(all, ranges.file.name, 'frequencies') : all
}

function speaksOfRanges(name: string): boolean {
  return /freq|range/i.test(name) && /\.(csv|txt|conf)$/i.test(name)
}

/** Gives a file its part; there is one event file and one file of ranges at most. */
export function withRole(files: readonly ImportFile[], name: string, role: Role): ImportFile[] {
  return files.map((one) => {
    if (one.file.name === name) return { ...one, role }
    return role !== 'flag' && one.role === role ? { ...one, role: 'flag' } : one
  })
}
