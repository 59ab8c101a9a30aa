import type { Attribution, Consent, FormDesign, FormField, FormValues } from '../contract/index.ts'
import { pickLocale, textOf } from '../definition/texts.ts'
import { isRecord } from './body.ts'

type Meta = Readonly<Record<string, unknown>>

/** The attribution in what came with the values; what is not as it should be is left out, and costs nobody an answer. */
export function attributionOf(meta: Meta): Attribution {
  const version = typeof meta.version === 'number' && Number.isInteger(meta.version) ? meta.version : 0
  return { ...touchOf(meta), version, ...(isRecord(meta.last) ? { last: touchOf(meta.last) } : {}) }
}

function touchOf(meta: Meta): Omit<Attribution, 'version' | 'last'> {
  const utm = isRecord(meta.utm) ? meta.utm : {}
  const flat = Object.fromEntries(utmNames.map(name => [name, utm[name] ?? meta[`utm_${name}`]]))
  return {
    page: pageOf(meta.page ?? meta.landing),
    referrer: originOf(meta.referrer),
    utm: texts(flat),
    clickIds: isRecord(meta.clickIds) ? texts(meta.clickIds) : {},
  }
}

/** The language in which the visitor read the form. */
export function localeOf(meta: Meta, design: FormDesign, accepted: readonly string[]): string {
  const { locale } = meta
  return typeof locale === 'string' && /^[A-Za-z0-9-]{2,35}$/.test(locale) ? locale : pickLocale(design, accepted)
}

/** What was agreed to. The text is kept where the version that was read is the one that stands now. */
export function consentsOf(
  design: FormDesign,
  values: FormValues,
  read: { readonly meta: Meta; readonly locale: string; readonly at: string; readonly version: number },
): Consent[] {
  const seen = isRecord(read.meta.consent) ? read.meta.consent : {}
  const agreed = design.steps.flatMap(step => step.fields).filter(field => isAgreed(field, values))
  return agreed.map(field => {
    const current = field.version ?? String(read.version)
    const version = plain(seen[field.name], 60) || current
    const text = version === current ? textOf(design, read.locale, `${field.name}.text`, field.text) : ''
    const { name, purpose } = field
    const evidence = { version, text, locale: read.locale, page: pageOf(read.meta.page), at: read.at }
    return { field: name, ...evidence, ...(purpose === undefined ? {} : { purpose }) }
  })
}

/** Whether a program filled in what nobody sees. */
export function isTrapped(honeypot: string, meta: Meta, values: Readonly<Record<string, unknown>>): boolean {
  return Boolean(meta.honeypot) || Boolean(values[honeypot])
}

const utmNames = ['source', 'medium', 'campaign', 'term', 'content']

function isAgreed(field: FormField, values: FormValues): boolean {
  return field.type === 'consent' && values[field.name] === true
}

function texts(bag: Meta): Record<string, string> {
  const entries = Object.entries(bag).slice(0, 20)
  return Object.fromEntries(
    entries.map(([name, value]) => [plain(name, 60), plain(value, 200)]).filter(([, value]) => value),
  )
}

/** An address without its parameters, which may name a person; what is no address stays a text. */
function pageOf(value: unknown): string {
  const text = plain(value, 2000)
  if (!URL.canParse(text)) return text.replace(/[?#].*$/s, '')
  const { origin, protocol, pathname } = new URL(text)
  return `${origin === 'null' ? protocol : origin}${pathname}`
}

function originOf(value: unknown): string {
  const text = plain(value, 2000)
  return URL.canParse(text) ? new URL(text).origin.replace(/^null$/, '') : ''
}

/** A short text without what cannot be stored; '' of anything else. */
function plain(value: unknown, max: number): string {
  if (typeof value !== 'string') return ''
  return value.replaceAll('\u0000', '').slice(0, max).toWellFormed().trim()
}
