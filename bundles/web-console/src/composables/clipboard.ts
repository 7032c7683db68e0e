import { t } from '@/i18n'
import { toast } from './toasts'

/** Copies; browsers allow it only on pages that came over TLS or from this computer. */
export async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    toast.good(t('common.copied'))
  } catch {
    toast.bad(t('common.copyFailed'))
  }
}
