import { onBeforeUnmount, onMounted, onUpdated, shallowRef, type Ref } from 'vue'

/** Whether an element is wider within than without: then the keyboard must reach it, to scroll it. */
export function useScrolls(element: Readonly<Ref<HTMLElement | null>>): Readonly<Ref<boolean>> {
  const scrolls = shallowRef(false)
  let observer: ResizeObserver | undefined

  function measure(): void {
    const box = element.value
    scrolls.value = box !== null && box.scrollWidth > box.clientWidth
  }

  onMounted(() => {
    if (!element.value || typeof ResizeObserver === 'undefined') return
    observer = new ResizeObserver(measure)
    observer.observe(element.value)
  })
  // What is within grows and shrinks with its rows.
  onUpdated(measure)
  onBeforeUnmount(() => observer?.disconnect())
  return scrolls
}
