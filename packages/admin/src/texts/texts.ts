import type { AppManifest, KithError } from '@kith/client'
import type { Locale } from '../data/preferences.ts'
import type { Message } from './en.ts'
import { listFormat, numberFormat } from './formats.ts'
import { wordOf } from './words.ts'

/** Everything that is said, in one language: the page's own words and the plugins'. */
export interface Texts {
  readonly locale: Locale
  say(message: Message, values?: Readonly<Record<string, string | number>>): string
  /** Whether the page itself has words of this name. */
  knows(key: string): key is Message
  /** 'Note'. */
  entity(name: string): string
  /** 'Notes'. */
  plural(name: string): string
  /** A name as it stands inside a sentence: 'notes'. */
  within(name: string): string
  field(entity: string, field: string): string
  /** How a field is filled in, where its plugin says so: its text `<entity>.<field>.hint`. */
  hint(entity: string, field: string): string | undefined
  choice(entity: string, field: string, value: string): string
  /** What a text stands for that is a code its plugin has words for; `undefined` for words that are just words. */
  coded(entity: string, field: string, value: string): string | undefined
  /** A plugin's own words: `word('leads.page.inbox')`; `{names}` stand for values. */
  word(key: string, values?: Readonly<Record<string, string | number>>): string
  /** Whether a plugin has words for it. */
  has(key: string): boolean
  /** The name of a plugin. */
  plugin(name: string): string
  /** What went wrong, in words. */
  error(error: KithError): string
  /** What a module says of a code that it refuses by, if it has words for it. */
  refusal(code: string): string | undefined
  /** A key of a document as words: the plugin's own, those of a field of that name of `beside`, or the key itself. */
  key(entity: string, field: string, key: string, beside?: readonly string[]): string
  number(value: number): string
  /** 'a, b, c'. */
  all(values: readonly string[]): string
}

/** The words of `locale` must be there: `speak(locale)`. */
export function createTexts(locale: Locale, plugins: AppManifest['locales'] = {}): Texts {
  const theirs = (key: string): string | undefined => plugins[locale]?.[key] ?? plugins.en?.[key]
  const named = (key: string): string => theirs(key) ?? readable(key.split('.').at(-1) ?? key)
  const say: Texts['say'] = (message, values = {}) => filled(wordOf(locale, message) ?? message, values)
  const knows = (key: string): key is Message => wordOf(locale, key) !== undefined
  return {
    locale,
    say,
    knows,
    entity: name => named(name),
    plural: name => theirs(`${name}.plural`) ?? named(name),
    within: name => (/^\p{Lu}\p{Ll}/u.test(name) ? name[0]?.toLowerCase() + name.slice(1) : name),
    field: (entity, field) => named(`${entity}.${field}`),
    hint: (entity, field) => theirs(`${entity}.${field}.hint`),
    choice: (entity, field, value) => named(`${entity}.${field}.${value}`),
    coded: (entity, field, value) => theirs(`${entity}.${field}.${value}`),
    word: (key, values = {}) => filled(named(key), values),
    has: key => theirs(key) !== undefined,
    plugin: name => named(name),
    error({ code, details }) {
      const known = `error.${code}`
      return knows(known)
        ? say(known, { name: named(String(details?.plugin ?? '')) })
        : (theirs(known) ?? say('error.other'))
    },
    refusal: code => theirs(`error.${code}`),
    key: (entity, field, key, beside = []) =>
      theirs(`${entity}.${field}.${key}`) ?? first(beside, other => theirs(`${other}.${key}`)) ?? readable(key),
    number: value => numberFormat(locale, { maximumFractionDigits: 6 }).format(value).replace('-', '\u2212'),
    all: values => (locale === 'zh-CN' ? values.join('、') : listFormat(locale, { type: 'unit' }).format(values)),
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
