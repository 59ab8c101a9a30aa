import type { AppManifest } from '@kith/client'
import { type Locale, locales } from '../data/preferences.ts'
import { createTexts, type Texts } from '../texts/texts.ts'
import { speak, speaks } from '../texts/words.ts'

export interface LanguagesOptions {
  /** Words did not come; the page goes on in its own. */
  failed(locale: Locale): void
  /** A browser does not ask again in this page for what did not come. */
  begin(): void
  /** Something came, or did not. */
  changed(): void
}

/** What is said, in the language that is spoken. */
export interface Languages {
  /** With the words of these plugins: the same one while they and the language are. */
  texts(plugins: AppManifest['locales'] | undefined): Texts
  /** Goes over to a language once its words are there; until then the page says what it says. */
  learn(locale: Locale): void
}

export function createLanguages({ failed, begin, changed }: LanguagesOptions): Languages {
  let spoken = locales.find(speaks) ?? 'en'
  let learning: Locale | undefined
  let unlearned: Locale | undefined
  let said: { readonly plugins: AppManifest['locales'] | undefined; readonly texts: Texts } | undefined
  return {
    texts(plugins) {
      if (said?.texts.locale !== spoken || said.plugins !== plugins)
        said = { plugins, texts: createTexts(spoken, plugins) }
      return said.texts
    },
    learn(locale) {
      if (locale === spoken) return
      if (speaks(locale)) {
        spoken = locale
        return
      }
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
