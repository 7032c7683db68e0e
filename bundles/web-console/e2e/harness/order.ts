import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Signing in is tested first: it needs a server on which nobody was set up, and the others take it over. */
export class SignInFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isFirst = (file: TestSpecification) => file.moduleId.endsWith('/signIn.e2e.ts')
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))]
  }
}
