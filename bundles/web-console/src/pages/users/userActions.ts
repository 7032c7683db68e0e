import { users as api } from '@/api'
import type { PasswordReply, UserInfo } from '@/api/types'
import type { MenuAction } from '@/components/RowMenu.vue'
import { useAction } from '@/composables/action'
import { confirm, type Question } from '@/composables/confirm'
import { toast } from '@/composables/toasts'
import { t } from '@/i18n'
import { useSession } from '@/stores/session'

export interface Outcomes {
  changed: () => void
  password: (reply: PasswordReply) => void
  edit: (user: UserInfo) => void
}

/** What can be done with a user, each after a question where it cannot be undone. */
export function useUserActions(outcomes: Outcomes) {
  const session = useSession()

  const { run: change } = useAction(
    async (act: () => Promise<unknown>, said: string, question?: Question) => {
      if (question && !(await confirm(question))) return
      await act()
      toast.good(said)
      outcomes.changed()
    },
  )

  const { run: reset } = useAction(async (act: () => Promise<PasswordReply>, question: Question) => {
    if (await confirm(question)) outcomes.password(await act())
  })

  function actionsFor(user: UserInfo): MenuAction[] {
    const name = user.username
    const edit = { label: t('users.editPermissions'), run: () => outcomes.edit(user) }
    // Nobody can disable, delete or reset himself.
    if (name === session.username) return [edit]
    return [
      edit,
      user.enabled ? disable(name) : enable(name),
      {
        label: t('users.resetPassword'),
        run: () =>
          void reset(() => api.resetPassword(name), {
            title: t('users.resetPasswordTitle', { name }),
            text: t('users.resetPasswordText', { name }),
            action: t('users.resetPassword').replace('…', ''),
          }),
      },
      {
        label: t('users.resetTotp'),
        run: () =>
          void reset(() => api.resetTotp(name), {
            title: t('users.resetTotpTitle', { name }),
            text: t('users.resetTotpText', { name }),
            action: t('users.resetTotp').replace('…', ''),
          }),
      },
      {
        label: t('users.delete'),
        dangerous: true,
        run: () =>
          void change(() => api.remove(name), t('users.deleted', { name }), {
            title: t('users.deleteTitle', { name }),
            text: t('users.deleteText'),
            action: t('common.delete'),
            dangerous: true,
          }),
      },
    ]
  }

  function enable(name: string): MenuAction {
    return {
      label: t('users.enable'),
      run: () => void change(() => api.setEnabled(name, true), t('users.enabled', { name })),
    }
  }

  function disable(name: string): MenuAction {
    return {
      label: t('users.disable'),
      run: () =>
        void change(() => api.setEnabled(name, false), t('users.disabled', { name }), {
          title: t('users.disableTitle', { name }),
          text: t('users.disableText', { name }),
          action: t('users.disable'),
        }),
    }
  }

  return { actionsFor }
}
