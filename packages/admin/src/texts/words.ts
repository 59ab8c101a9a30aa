import type { Locale } from '../data/preferences.ts'

/** What is said, by its name. */
export type Words = Readonly<Record<string, string>>

/** `core` is there from the first, `administration` with the first page of it. */
export type WordsPart = 'core' | 'administration'

const files: Readonly<Record<Locale, Readonly<Record<WordsPart, () => Promise<Words>>>>> = {
  en: {
    core: async () => (await import('./en.ts')).en,
    administration: async () => (await import('./en/administration.ts')).administration,
  },
  'zh-CN': {
    core: async () => (await import('./zh-CN.ts')).zhCN,
    administration: async () => (await import('./zh-CN/administration.ts')).administration,
  },
}

const known: Record<Locale, Record<string, string>> = { en: {}, 'zh-CN': {} }
const wanted = new Set<WordsPart>(['core'])
const loaded = new Set<string>()

/** Loads what is said in a language: what was asked for in another, and `part`. Throws where nobody answers. */
export async function speak(locale: Locale, part: WordsPart = 'core'): Promise<void> {
  wanted.add(part)
  await Promise.all(
    [...wanted]
      .filter(one => !loaded.has(`${locale}.${one}`))
      .map(async one => {
        Object.assign(known[locale], await files[locale][one]())
        loaded.add(`${locale}.${one}`)
      }),
  )
}

/** Whether all that was asked for is there in a language. */
export function speaks(locale: Locale): boolean {
  return [...wanted].every(part => loaded.has(`${locale}.${part}`))
}

/** What a language has of a name; `undefined` for what is no message, or was not loaded. */
export function wordOf(locale: Locale, message: string): string | undefined {
  return Object.hasOwn(known[locale], message) ? known[locale][message] : undefined
}
