import type { ServerSample, SystemInfo } from '@/api/types'
import type { Tone } from '@/components/StatusBadge.vue'
import { bytes, percent } from '@/format'
import { t } from '@/i18n'

export interface Complaint {
  tone: Tone
  text: string
}

const DAY_MS = 86_400_000
const CERTIFICATE_DAYS = 30
const DISK_SHARE = 0.05
const DISK_BYTES = 1e9
const HEAP_SHARE = 0.92

/** Whole days until a certificate runs out; negative after that. */
export function daysLeft(notAfter: string, nowMs: number): number {
  return Math.floor((Date.parse(notAfter) - nowMs) / DAY_MS)
}

/** A fragment is part of another bundle and never starts by itself. */
export function isRunning(state: string): boolean {
  return state === 'active' || state === 'fragment'
}

/** What somebody should look after, the gravest first. */
export function complaints(info: SystemInfo, latest: ServerSample | undefined, nowMs: number): Complaint[] {
  const found: Complaint[] = []
  const { storage, process } = info
  if (info.certificate_expires) {
    const days = daysLeft(info.certificate_expires, nowMs)
    if (days < 0) found.push({ tone: 'bad', text: t('system.certificateExpired') })
    else if (days < CERTIFICATE_DAYS)
      found.push({ tone: 'warn', text: t('system.certificateSoon', { count: days }) })
  }
  if (storage.free_bytes < DISK_BYTES || storage.free_bytes < storage.total_bytes * DISK_SHARE)
    found.push({ tone: 'bad', text: t('system.diskLow', { free: bytes(storage.free_bytes) }) })
  const down = info.bundles.filter((one) => !isRunning(one.state)).length
  if (down > 0) found.push({ tone: 'warn', text: t('system.bundlesDown', { count: down }) })
  const heap = (latest?.heap_used_bytes ?? process.memory_used_bytes) / process.memory_max_bytes
  if (heap > HEAP_SHARE) found.push({ tone: 'warn', text: t('system.heapFull', { share: percent(heap) }) })
  return found.sort((a, b) => Number(a.tone !== 'bad') - Number(b.tone !== 'bad'))
}
