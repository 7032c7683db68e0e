import { computed, reactive, shallowRef } from 'vue'
import { ApiError, challenges as api, sentence, type TaggedChallenge } from '@/api'
import type { ChallengeConfig, ChallengeInfo, FrequencyRangeInfo } from '@/api/types'
import { configOf, draftOf, type Draft } from './draft'
import { completed, same } from './merge'
import { refusalsOf, standing, type FieldRefusal } from './refusal'
import { modulationNamed, type ModulationForm } from './schema'
import { mistakesIn } from './validate'

/** What an editor begins with; without an id a new challenge is written. */
export interface Start {
  draft: Draft
  id?: string
  etag?: string
  config?: ChallengeConfig
}

const FIELDS = [
  ...['name', 'modulation', 'frequency', 'frequency_ranges', 'min_hz', 'max_hz', 'flag'],
  ...['min_delay', 'max_delay', 'delay_mode', 'priority', 'enabled', 'public_view'],
]

/** A challenge that is being written: its draft, what is wrong with it, and how it is saved. */
export function useEditor(
  start: Start,
  forms: readonly ModulationForm[],
  ranges: readonly FrequencyRangeInfo[],
) {
  const draft = reactive(start.draft)
  const form = computed(() => modulationNamed(forms, draft.modulation))
  const config = computed(() => configOf(draft, form.value))
  const mistakes = computed(() => mistakesIn(draft, form.value, ranges))
  const tried = shallowRef(false)
  const busy = shallowRef(false)
  const refused = shallowRef<readonly FieldRefusal[]>([])
  const rest = shallowRef<readonly string[]>([])
  const failure = shallowRef('')
  const base = shallowRef(start.config)
  const etag = shallowRef(start.etag)
  const theirs = shallowRef<TaggedChallenge>()
  const untouched = shallowRef(config.value)
  const dirty = computed(() => !same(config.value, untouched.value))
  const known = computed(() => [...FIELDS, ...(form.value?.parameters ?? []).map(({ name }) => name)])

  const errors = computed(() => {
    const told = new Map<string, string>()
    for (const mistake of mistakes.value)
      if (!mistake.missing || tried.value) told.set(mistake.field, mistake.sentence)
    for (const refusal of standing(refused.value, config.value))
      if (!told.has(refusal.field)) told.set(refusal.field, refusal.sentence)
    return told
  })
  const errorAt = (field: string) => errors.value.get(field)

  function refuse(error: unknown): void {
    failure.value = sentence(error)
    if (!(error instanceof ApiError)) return
    const told = refusalsOf(error, config.value, known.value)
    refused.value = told.refusals
    rest.value = told.rest.filter((one) => one !== error.message)
  }

  /** Whether the challenge may be sent as it stands; if not its mistakes are shown from now on. */
  function ready(): boolean {
    tried.value = true
    return mistakes.value.length === 0
  }

  async function send(write: () => Promise<TaggedChallenge>): Promise<ChallengeInfo | undefined> {
    if (busy.value) return undefined
    busy.value = true
    failure.value = ''
    rest.value = []
    refused.value = []
    try {
      const { challenge } = await write()
      untouched.value = config.value
      return challenge
    } catch (error) {
      if (start.id && error instanceof ApiError && error.code === 'changed_meanwhile') await meet(start.id)
      else refuse(error)
      return undefined
    } finally {
      busy.value = false
    }
  }

  /** Gets what another has written, to be laid beside what stands here. */
  async function meet(id: string): Promise<void> {
    try {
      theirs.value = await api.one(id)
    } catch (error) {
      refuse(error)
    }
  }

  const save = () =>
    send(() => {
      const { id } = start
      return id ? api.replace(id, config.value, etag.value) : api.create(config.value)
    })
  const saveAsNew = () => send(() => api.create(config.value))

  /** Goes on with a challenge that was put together of mine and theirs. */
  function adopt(chosen: ChallengeConfig, from: TaggedChallenge): void {
    Object.assign(draft, draftOf(chosen))
    base.value = from.challenge.config
    etag.value = from.etag
    untouched.value = configOf(draftOf(from.challenge.config), form.value)
    theirs.value = undefined
  }

  return {
    draft,
    form,
    config,
    /** As the server would answer it. */
    whole: computed(() => completed(config.value, form.value)),
    base,
    theirs,
    errors,
    errorAt,
    failure,
    rest,
    busy,
    dirty,
    ready,
    save,
    saveAsNew,
    adopt,
    /** Goes on with mine; saving asks again. */
    dismiss: () => (theirs.value = undefined),
  }
}

export type Editor = ReturnType<typeof useEditor>
