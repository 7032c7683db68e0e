import { defineStore } from 'pinia'
import { computed } from 'vue'
import type { AgentInfo } from '@/api/types'
import { Collection } from '@/live/collection'

export const useAgents = defineStore('agents', () => {
  const collection = new Collection<string, AgentInfo>((one) => one.agent_id)
  const ofType = (type: AgentInfo['agent_type']) =>
    computed(() => collection.list.value.filter((agent) => agent.agent_type === type))
  return {
    collection,
    all: collection.list,
    runners: ofType('runner'),
    listeners: ofType('listener'),
    byId: (id: string) => collection.get(id),
  }
})
