/** A mistake in what somebody wrote. */
export interface ProblemInfo {
  source: string
  line?: number
  column?: number
  field?: string
  message: string
  fix?: string
}

export interface ImportDiffField {
  field: string
  old?: unknown
  new?: unknown
}

export interface ImportDiffItem {
  id: string
  name: string
  change: 'added' | 'changed' | 'unchanged'
  fields: ImportDiffField[]
}

export interface ImportDiffNamed {
  id: string
  name: string
}

export interface ImportDiff {
  event?: ImportDiffItem
  challenges: ImportDiffItem[]
  frequency_ranges: ImportDiffItem[]
  staying: ImportDiffNamed[]
  staying_ranges: string[]
}

export interface ImportFiles {
  used: string[]
  unused: string[]
  missing: string[]
}

export interface ImportReply {
  status: 'imported' | 'would_import' | 'would_refuse'
  dry_run: boolean
  challenges: string[]
  frequency_ranges: string[]
  unused_files: string[]
  changes?: ImportDiff
  files: ImportFiles
  left_out: ProblemInfo[]
  details: string[]
  problems: ProblemInfo[]
  yaml?: string
}
