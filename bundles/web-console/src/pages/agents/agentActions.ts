import { agents as api } from '@/api'
import type { AgentInfo } from '@/api/types'
import type { MenuAction } from '@/components/RowMenu.vue'
import { useAction } from '@/composables/action'
import { confirm, type Question } from '@/composables/confirm'
import { toast } from '@/composables/toasts'
import { t } from '@/i18n'
import { useAgents } from '@/stores/agents'
import { useSession } from '@/stores/session'

/** What can be done with an agent by those who may. */
export function useAgentActions(reEnrol: (agent: AgentInfo) => void, deleted: () => void = () => undefined) {
  const session = useSession()
  const { collection } = useAgents()

  const { run: change } = useAction(
    async (act: () => Promise<unknown>, said: string, question?: Question) => {
      if (question && !(await confirm(question))) return
      await act()
      toast.good(said)
    },
  )

  function actionsFor(agent: AgentInfo): MenuAction[] {
    if (!session.may('manage_agents')) return []
    return [
      agent.enabled ? disable(agent) : enable(agent),
      { label: t('agents.reEnrol'), run: () => reEnrol(agent) },
      remove(agent),
    ]
  }

  /** The answer is what the server holds now; its message over the WebSocket says the same. */
  async function setEnabled(agent: AgentInfo, enabled: boolean): Promise<void> {
    collection.put(await api.setEnabled(agent.agent_id, enabled))
    collection.commit()
  }

  function enable(agent: AgentInfo): MenuAction {
    const said = t('agents.enabledToast', { name: agent.agent_id })
    return { label: t('agents.enable'), run: () => void change(() => setEnabled(agent, true), said) }
  }

  function disable(agent: AgentInfo): MenuAction {
    const name = agent.agent_id
    const question = {
      title: t('agents.disableTitle', { name }),
      text: t('agents.disableText'),
      action: t('agents.disable'),
    }
    const said = t('agents.disabledToast', { name })
    return {
      label: t('agents.disable'),
      run: () => void change(() => setEnabled(agent, false), said, question),
    }
  }

  function remove(agent: AgentInfo): MenuAction {
    const name = agent.agent_id
    const question = {
      title: t('agents.deleteTitle', { name }),
      text: t('agents.deleteText'),
      action: t('common.delete'),
      dangerous: true,
      typed: name,
    }
    const act = async () => {
      await api.remove(name)
      collection.remove(name)
      collection.commit()
      deleted()
    }
    return {
      label: t('agents.delete'),
      dangerous: true,
      run: () => void change(act, t('agents.deletedToast', { name }), question),
    }
  }

  return { actionsFor }
}
