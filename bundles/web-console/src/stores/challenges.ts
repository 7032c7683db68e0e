import { defineStore } from 'pinia'
import type { ChallengeInfo } from '@/api/types'
import { Collection } from '@/live/collection'

export const useChallenges = defineStore('challenges', () => {
  const collection = new Collection<string, ChallengeInfo>((one) => one.challenge_id)
  return { collection, all: collection.list, byId: (id: string) => collection.get(id) }
})
