import { onScopeDispose, shallowRef } from 'vue'
import { ApiError, files as api, sentence } from '@/api'
import { percent } from '@/format'
import { t } from '@/i18n'
import type { StoredFlag } from './draft'
import { faultOf, type FileFault, type FileWant } from './flagFile'

/** Stores a file of a flag, with its progress; a newer one breaks an older one off. */
export function useFlagUpload(stored: (flag: StoredFlag) => void) {
  const saying = shallowRef('')
  const error = shallowRef('')
  const fraction = shallowRef<number>()
  let running: AbortController | undefined

  function cancel(): void {
    running?.abort()
    running = undefined
    fraction.value = undefined
    saying.value = ''
  }
  onScopeDispose(cancel)

  async function send(chosen: readonly File[], want: FileWant): Promise<void> {
    cancel()
    error.value = ''
    const [file, second] = chosen
    if (!file) return
    const fault = second ? undefined : faultOf(file, want)
    if (second || fault) {
      error.value = second ? t('challengeForm.fileOnlyOne') : told(file.name, fault as FileFault, want)
      return
    }
    const mine = new AbortController()
    running = mine
    progress(file.name, 0)
    try {
      const reply = await api.store([file], {
        signal: mine.signal,
        onProgress: (done) => progress(file.name, done),
      })
      const [info] = reply.files
      if (info) stored({ sha256: info.sha256, name: info.filename })
      saying.value = t('challengeForm.fileStored', { name: file.name })
    } catch (failure) {
      if (failure instanceof ApiError && failure.aborted) return
      saying.value = ''
      error.value = [sentence(failure), ...(failure instanceof ApiError ? failure.details : [])].join(' ')
    } finally {
      if (running === mine) {
        running = undefined
        fraction.value = undefined
      }
    }
  }

  function progress(name: string, done: number): void {
    fraction.value = done
    saying.value =
      done < 1
        ? t('challengeForm.fileUploading', { name, percent: percent(done) })
        : t('challengeForm.fileStoring', { name })
  }

  return { saying, error, fraction, send, cancel }
}

function told(name: string, fault: FileFault, want: FileWant): string {
  switch (fault) {
    case 'empty':
      return t('challengeForm.fileEmpty', { name })
    case 'tooLarge':
      return t('challengeForm.fileTooLarge', { name })
    case 'wrongType':
      return t('challengeForm.fileWrongType', { name, wanted: wantedWords(want) })
  }
}

export function wantedWords(want: FileWant): string {
  switch (want) {
    case 'audio':
      return t('challengeForm.fileAudio')
    case 'image':
      return t('challengeForm.fileImage')
    case 'bytes':
      return t('challengeForm.fileBytes')
  }
}
