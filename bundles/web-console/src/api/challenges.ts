import { raw, request } from './http'
import type { BulkReply, ChallengeConfig, ChallengeInfo, RecordingPage, TransmissionPage } from './types'

const path = (id: string, rest = '') => `/challenges/${encodeURIComponent(id)}${rest}`

/** A challenge, and the tag by which the server knows whether another has changed it meanwhile. */
export interface TaggedChallenge {
  challenge: ChallengeInfo
  etag: string | undefined
}

async function tagged(answer: Promise<Response>): Promise<TaggedChallenge> {
  const response = await answer
  return {
    challenge: (await response.json()) as ChallengeInfo,
    etag: response.headers.get('ETag') ?? undefined,
  }
}

const json = (config: ChallengeConfig) => ({
  body: JSON.stringify(config),
  headers: { 'Content-Type': 'application/json' },
})

export const challenges = {
  one: (id: string, signal?: AbortSignal) => tagged(raw(path(id), { signal })),
  create: (config: ChallengeConfig) => tagged(raw('/challenges', { method: 'POST', ...json(config) })),
  /** Without a tag whatever is there is overwritten. */
  replace: (id: string, config: ChallengeConfig, etag: string | undefined) => {
    const { body, headers } = json(config)
    return tagged(
      raw(path(id), { method: 'PUT', body, headers: etag ? { ...headers, 'If-Match': etag } : headers }),
    )
  },
  /** With the last transmission of each, which the live connection does not tell. */
  all: async (signal?: AbortSignal) =>
    (await request<{ challenges: ChallengeInfo[] }>('/challenges', { signal })).challenges,
  /** 500 at most. */
  bulk: (ids: readonly string[], action: string) =>
    request<BulkReply>('/challenges/bulk', { method: 'POST', json: { ids, action } }),
  remove: (id: string) => request<unknown>(path(id), { method: 'DELETE' }),
  trigger: (id: string) => request<ChallengeInfo>(path(id, '/trigger'), { method: 'POST' }),
  enable: (id: string) => request<ChallengeInfo>(path(id, '/enable'), { method: 'POST' }),
  disable: (id: string) => request<ChallengeInfo>(path(id, '/disable'), { method: 'POST' }),
  stop: (id: string) => request<{ stopping: boolean }>(path(id, '/stop'), { method: 'POST' }),
  transmissions: (id: string, limit: number, offset: number, signal?: AbortSignal) =>
    request<TransmissionPage>('/transmissions', { query: { challenge_id: id, limit, offset }, signal }),
  recordings: (id: string, limit: number, offset: number, signal?: AbortSignal) =>
    request<RecordingPage>(path(id, '/recordings'), { query: { limit, offset }, signal }),
  preview: (id: string, signal?: AbortSignal) => raw(path(id, '/preview.png'), { signal }),
}
