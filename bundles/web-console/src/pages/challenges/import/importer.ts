import { computed, onScopeDispose, shallowRef } from 'vue'
import { ApiError, eventFile, sentence } from '@/api'
import type { ImportReply, ProblemInfo } from '@/api/types'
import { sourceOf, type Source } from './lines'
import { isList, isZip, mayBeEvent, withFiles, withRole, type ImportFile, type Role } from './roles'
import { unzip } from './unzip'

/** An import on its way: the files, what the server says to them, and what came of it. */
export function useImporter() {
  const files = shallowRef<readonly ImportFile[]>([])
  const texts = shallowRef<ReadonlyMap<string, string>>(new Map())
  const skipMissing = shallowRef(false)
  const reply = shallowRef<ImportReply>()
  const failure = shallowRef<unknown>()
  const busy = shallowRef<'check' | 'apply'>()
  const fraction = shallowRef(0)
  /** Whether what was checked is still what would be applied. */
  const current = shallowRef(false)
  const edited = shallowRef(false)
  let running: AbortController | undefined

  const event = computed(() => files.value.find((one) => one.role === 'event')?.file)
  const ranges = computed(() => files.value.find((one) => one.role === 'frequencies')?.file)
  const problems = computed<readonly ProblemInfo[]>(() => {
    if (failure.value instanceof ApiError) return failure.value.problems
    return reply.value?.problems ?? []
  })

  /** The texts that mistakes may be in; an event made of a list is one, too. */
  const sources = computed<Source[]>(() => {
    const found = [event.value, ranges.value].flatMap((file) => {
      const text = file && texts.value.get(file.name)
      return file && text !== undefined ? [sourceOf(file.name, text, problems.value)] : []
    })
    const made = reply.value?.yaml
    const name = `${event.value?.name} as an event`
    return made === undefined ? found : [...found, sourceOf(name, made, problems.value)]
  })

  function touched(): void {
    current.value = false
    running?.abort()
  }

  async function add(chosen: readonly File[]): Promise<void> {
    reply.value = undefined
    failure.value = undefined
    touched()
    const added = await withoutZips(chosen)
    files.value = withFiles(files.value, added)
    if (added.some((file) => file.name === event.value?.name)) edited.value = false
    await readTexts()
    if (event.value && failure.value === undefined) await check()
  }

  /** An exported event is a zip; one without an event file is what a flag sends. */
  async function withoutZips(chosen: readonly File[]): Promise<File[]> {
    const all: File[] = []
    for (const file of chosen) {
      try {
        const inside = isZip(file.name) ? await unzip(file) : []
        all.push(...(inside.some(({ name }) => mayBeEvent(name)) ? inside : [file]))
      } catch (error) {
        failure.value = error
      }
    }
    return all
  }

  async function readTexts(): Promise<void> {
    const chosen = [event.value, ranges.value].filter((file) => file !== undefined)
    texts.value = new Map(
      await Promise.all(chosen.map(async (file) => [file.name, await file.text()] as const)),
    )
  }

  async function setRole(name: string, role: Role): Promise<void> {
    files.value = withRole(files.value, name, role)
    touched()
    await readTexts()
  }

  function remove(name: string): void {
    files.value = files.value.filter((one) => one.file.name !== name)
    if (!event.value) reply.value = undefined
    touched()
  }

  /** The event file with another text; the one on the disk stays as it is. */
  function edit(text: string): void {
    const before = event.value
    if (!before) return
    const file = new File([text], before.name, { type: before.type })
    files.value = files.value.map((one) => (one.file === before ? { ...one, file } : one))
    texts.value = new Map([...texts.value, [file.name, text]])
    edited.value = true
    touched()
  }

  async function send(doing: 'check' | 'apply'): Promise<void> {
    if (!event.value) return
    running?.abort()
    const mine = new AbortController()
    running = mine
    busy.value = doing
    fraction.value = 0
    failure.value = undefined
    try {
      const parts = {
        event: event.value,
        frequencies: isList(event.value.name) ? ranges.value : undefined,
        flags: files.value.filter((one) => one.role === 'flag').map((one) => one.file),
        skipMissing: skipMissing.value,
      }
      const onProgress = (done: number) => (fraction.value = done)
      reply.value = await eventFile.bringIn(parts, doing === 'check', { signal: mine.signal, onProgress })
      current.value = doing === 'check'
    } catch (error) {
      if (error instanceof ApiError && error.aborted) return
      failure.value = error
      current.value = false
    } finally {
      if (running === mine) busy.value = undefined
    }
  }

  const check = () => send('check')
  const apply = () => send('apply')

  function clear(): void {
    running?.abort()
    files.value = []
    texts.value = new Map()
    reply.value = undefined
    failure.value = undefined
    busy.value = undefined
    current.value = false
    edited.value = false
  }
  onScopeDispose(() => running?.abort())

  return {
    ...{ files, skipMissing, reply, failure, busy, fraction, current, edited },
    ...{ event, problems, sources, texts },
    failureSentence: computed(() => (failure.value === undefined ? '' : sentence(failure.value))),
    ...{ add, setRole, remove, edit, check, apply, clear, touched },
    cancel: () => running?.abort(),
  }
}

export type Importer = ReturnType<typeof useImporter>
