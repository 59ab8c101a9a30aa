import type { Locale } from '../data/preferences.ts'
import { speak, speaks } from '../texts/words.ts'

export interface LanguagesOptions {
  /** The words are there: the page says them. */
  spoken(locale: Locale): void
  /** They did not come; the page goes on in its own. */
  failed(locale: Locale): void
  /** A browser does not ask again in this page for what did not come. */
  begin(): void
  /** Something came, or did not. */
  changed(): void
}

/** Goes over to a language once its words are there; until then the page says what it says. */
export function createLanguages({ spoken, failed, begin, changed }: LanguagesOptions): { learn(locale: Locale): void } {
  let learning: Locale | undefined
  let unlearned: Locale | undefined
  return {
    learn(locale) {
      if (speaks(locale)) return spoken(locale)
      if (learning === locale) return
      if (unlearned === locale) return begin()
      learning = locale
      void speak(locale)
        .catch(() => {
          unlearned = locale
          failed(locale)
        })
        .finally(() => {
          learning = undefined
          changed()
        })
    },
  }
}
