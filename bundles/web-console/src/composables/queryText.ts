import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

/** A text that the address holds, so that what is shown can be kept, sent to others, and gone back to. */
export function useQueryText(
  name: string,
  options: { initially?: string; push?: boolean } = {},
): WritableComputedRef<string> {
  const route = useRoute()
  const router = useRouter()
  const initially = options.initially ?? ''
  return computed({
    get: () => {
      const value = route.query[name]
      return typeof value === 'string' ? value : initially
    },
    set: (value) => {
      const query = { ...route.query, [name]: value === initially ? undefined : value }
      void (options.push ? router.push({ query }) : router.replace({ query }))
    },
  })
}
