import type { AppManifest, KithError } from '@kith/client'
import type { Locale } from '../data/preferences.ts'
import { en, type Message } from './en.ts'
import { zhCN } from './zh-CN.ts'

/** Everything that is said, in one language: the page's own words and the plugins'. */
export interface Texts {
  readonly locale: Locale
  say(message: Message, values?: Readonly<Record<string, string | number>>): string
  /** 'Note'. */
  entity(name: string): string
  /** 'Notes'. */
  plural(name: string): string
  /** A name as it stands inside a sentence: 'notes'. */
  within(name: string): string
  field(entity: string, field: string): string
  choice(entity: string, field: string, value: string): string
  /** What a text stands for that is a code its plugin has words for; `undefined` for words that are just words. */
  coded(entity: string, field: string, value: string): string | undefined
  /** The name of a plugin. */
  plugin(name: string): string
  /** What went wrong, in words. */
  error(error: KithError): string
  /** A key of a document as words: the plugin's own, those of a field of that name of `beside`, or the key itself. */
  key(entity: string, field: string, key: string, beside?: readonly string[]): string
  number(value: number): string
  /** 'a, b, c'. */
  all(values: readonly string[]): string
}

const own: Readonly<Record<Locale, Readonly<Record<Message, string>>>> = { en, 'zh-CN': zhCN }

export function createTexts(locale: Locale, plugins: AppManifest['locales'] = {}): Texts {
  const theirs = (key: string): string | undefined => plugins[locale]?.[key] ?? plugins.en?.[key]
  const named = (key: string): string => theirs(key) ?? readable(key.split('.').at(-1) ?? key)
  const list = new Intl.ListFormat(locale, { type: 'unit', style: locale === 'en' ? 'long' : 'narrow' })
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const say: Texts['say'] = (message, values = {}) => filled(own[locale][message], values)
  return {
    locale,
    say,
    entity: name => named(name),
    plural: name => theirs(`${name}.plural`) ?? named(name),
    within: name => (/^\p{Lu}\p{Ll}/u.test(name) ? name[0]?.toLowerCase() + name.slice(1) : name),
    field: (entity, field) => named(`${entity}.${field}`),
    choice: (entity, field, value) => named(`${entity}.${field}.${value}`),
    coded: (entity, field, value) => theirs(`${entity}.${field}.${value}`),
    plugin: name => named(name),
    error({ code }) {
      const known = `error.${code}`
      return known in en ? say(known as Message) : (theirs(known) ?? say('error.other'))
    },
    key: (entity, field, key, beside = []) =>
      theirs(`${entity}.${field}.${key}`) ?? first(beside, other => theirs(`${other}.${key}`)) ?? readable(key),
    number: value => number.format(value).replace('-', '\u2212'),
    all: values => (locale === 'zh-CN' ? values.join('、') : list.format(values)),
  }
}

/** The first answer that there is. */
export function first<T, R>(of: readonly T[], ask: (one: T) => R | undefined): R | undefined {
  for (const one of of) {
    const answer = ask(one)
    if (answer !== undefined) return answer
  }
  return undefined
}

/** 'company_size' and 'companySize' as 'Company size', 'utm_source' as 'UTM source'. */
export function readable(key: string): string {
  const words = key
    .replace(/[_-]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/\b(?:utm|url|id|ip)\b/g, acronym => acronym.toUpperCase())
    .trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
