import { shallowRef } from 'vue'

export interface Question {
  title: string
  text: string
  /** What the button that does it says: a verb. */
  action: string
  /** For what cannot be undone. */
  dangerous?: boolean
  /** What must be typed before the button works. */
  typed?: string
}

interface Asked extends Question {
  answer: (yes: boolean) => void
}

export const asked = shallowRef<Asked>()

/** Asks in a dialog; false if it was left in any other way. */
export function confirm(question: Question): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer: (yes) => {
        asked.value = undefined
        resolve(yes)
      },
    }
  })
}
