/** Waits until something is so, and gives it; what it throws meanwhile counts as not yet. */
export async function eventually<T>(
  what: string,
  withinMs: number,
  ask: () => T | Promise<T>,
): Promise<Exclude<T, false | undefined>> {
  const deadline = Date.now() + withinMs
  let last: unknown
  while (Date.now() < deadline) {
    try {
      const value = await ask()
      if (value !== false && value !== undefined) return value as Exclude<T, false | undefined>
      last = value
    } catch (failure) {
      last = failure
    }
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  throw new Error(`after ${withinMs / 1000} s still not: ${what} (last: ${String(last)})`)
}
