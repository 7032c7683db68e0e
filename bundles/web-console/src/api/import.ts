import { upload, type UploadOptions } from './upload'
import type { ImportReply } from './types'

export interface EventFiles {
  event: File
  /** What the names of ranges in a list of a past event mean. */
  frequencies?: File
  flags: readonly File[]
  skipMissing: boolean
}

export const eventFile = {
  bringIn(files: EventFiles, dryRun: boolean, options: UploadOptions = {}): Promise<ImportReply> {
    const form = new FormData()
    form.append('file', files.event, files.event.name)
    if (files.frequencies) form.append('frequencies', files.frequencies, files.frequencies.name)
    for (const flag of files.flags) form.append('flags', flag, flag.name)
    const query = new URLSearchParams({ dry_run: String(dryRun), skip_missing: String(files.skipMissing) })
    return upload<ImportReply>(`/challenges/import?${query}`, form, options)
  },
  exportPath: '/event/export',
}
