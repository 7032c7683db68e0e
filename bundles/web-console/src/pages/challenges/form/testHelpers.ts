/** The same without some of its fields. */
export function without<T extends object, K extends keyof T>(object: T, ...names: K[]): Omit<T, K> {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => !(names as PropertyKey[]).includes(name)),
  ) as Omit<T, K>
}
