import { ApiError } from '@/api'
import type { ChallengeConfig } from '@/api/types'
import { at, objectOf } from './json'

/** What the server said to a field, and the value that it said it to. */
export interface FieldRefusal {
  field: string
  sentence: string
  about: string
}

const OF_NAME = new Set(['duplicate_name', 'challenge_exists'])
const OF_FLAG = new Set(['file_missing', 'bad_flag', 'wrong_type'])
const INNER = new Map([
  ['min_hz', 'manual_frequency_range'],
  ['max_hz', 'manual_frequency_range'],
])

/** The server's sentences by field; `rest` are those that belong to none of the known ones. */
export function refusalsOf(
  error: ApiError,
  config: ChallengeConfig,
  fields: readonly string[],
): { refusals: FieldRefusal[]; rest: string[] } {
  const told = error.problems.length > 0 ? fromProblems(error) : fromSentences(error)
  const refusals: FieldRefusal[] = []
  const rest: string[] = []
  for (const { field, sentence } of told) {
    if (field !== undefined && fields.includes(field))
      refusals.push({ field, sentence, about: valueAt(config, field) })
    else rest.push(sentence)
  }
  return { refusals, rest }
}

interface Told {
  field: string | undefined
  sentence: string
}

function fromProblems(error: ApiError): Told[] {
  return error.problems.map(({ field, source, message, fix }) => ({
    field: field ?? source,
    sentence: fix ? `${message} (${fix})` : message,
  }))
}

/** Without problems sentences tell their field at their beginning, as in "'speed' must be ...". */
function fromSentences(error: ApiError): Told[] {
  const sentences = error.details.length > 0 ? error.details : [error.message]
  return sentences.map((sentence) => ({ field: fieldOf(error.code, sentence), sentence }))
}

function fieldOf(code: string, sentence: string): string | undefined {
  if (OF_NAME.has(code)) return 'name'
  if (OF_FLAG.has(code)) return 'flag'
  return /^'([a-z][a-z0-9_]*)'/.exec(sentence)?.[1]
}

/** A refusal holds for the value that was refused; once that is another, it says nothing any more. */
export function standing(refusals: readonly FieldRefusal[], config: ChallengeConfig): FieldRefusal[] {
  return refusals.filter(({ field, about }) => valueAt(config, field) === about)
}

function valueAt(config: ChallengeConfig, field: string): string {
  const outer = INNER.get(field)
  const value = outer ? at(objectOf(at(config, outer)), field) : at(config, field)
  return JSON.stringify(value) ?? ''
}
