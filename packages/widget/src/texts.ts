import type { FormDefinition } from './definition.ts'
import { early, english } from './messages.ts'

/** A text by its path in the definition, or a sentence by its code: in the reader's language if there is one. */
export type Words = (path: string, own?: string, params?: object) => string

/**
 * The locale to draw a form in: the one asked for whatever it says, else the page's language if the form has texts in
 * it, else the form's own.
 */
export function pickLocale({ lang, texts }: FormDefinition, asked: string | null, page: string): string {
  return asked || [lang, ...Object.keys(texts ?? {})].find(tag => language(tag) === language(page)) || lang
}

/** @param messages the page's own sentences and texts, over all others */
export function createWords(
  definition: FormDefinition | undefined,
  locale: string,
  messages: Record<string, string>,
): Words {
  const { texts = {}, lang = '' } = definition ?? {}
  const tongue = language(locale)
  const tags = Object.keys(texts).filter(tag => language(tag) === tongue && tongue !== language(lang))
  const translated: Record<string, string> = { ...texts[texts[locale] ? locale : `${tags[0]}`], ...messages }
  const builtIn: Record<string, string> = { ...english, ...early[tongue], ...definition?.messages?.[tongue] }
  return (path, own, params = {}) =>
    (translated[path] || own || builtIn[path] || '').replace(/\{(\w+)\}/g, (_, name) => `${params[name as never]}`)
}

/** `[words](address)` with an address of http, https, mailto or tel. */
export const linkPattern = /\[([^\]]+)\]\(((?:https?:|mailto:|tel:)[^\s)]+)\)/g

/** Whether a text in the locale runs from right to left. */
export function isRightToLeft(locale: string): boolean {
  return /^(ar|fa|he|ur)/.test(locale)
}

function language(tag: string): string {
  return tag.toLowerCase().replace(/-.*/, '')
}
