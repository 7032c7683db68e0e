import { computed, ref, shallowRef, watch } from 'vue'
import { useSystem } from '@/stores/system'
import { isSame, toForm, type SettingsForm } from './settings'

/** The settings as they are typed, beside what the server holds, which others may change meanwhile. */
export function useSettingsForm() {
  const system = useSystem()
  const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const held = computed(() => toForm(system.conference, ownZone))
  const form = ref<SettingsForm>({ ...held.value })
  /** What the server held when one began to type. */
  const base = shallowRef<SettingsForm>(held.value)

  const dirty = computed(() => !isSame(form.value, held.value))
  const overtaken = computed(() => dirty.value && !isSame(base.value, held.value))

  function takeTheirs(): void {
    base.value = held.value
    form.value = { ...held.value }
  }

  watch(held, (_, before) => {
    // Who has typed nothing sees what is new at once.
    if (isSame(form.value, before)) takeTheirs()
  })

  return { form, dirty, overtaken, takeTheirs }
}
