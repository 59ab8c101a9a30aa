import { html, type TemplateResult } from 'lit'
import { first } from '../texts/texts.ts'
import type { ValueContext } from './context.ts'
import type { Draw } from './draw.ts'
import { drawUrl, isAddress } from './links.ts'
import { drawInstant } from './times.ts'

/** A document: one level of names is a list of pairs, levels below it too; what is deeper stands as it is, closed. */
export const drawDocument: Draw = (value, context) => {
  if (isScalar(value)) return scalar(value, context)
  if (Array.isArray(value) && value.every(isScalar)) return context.texts.all(value.map(one => plain(one, context)))
  const parts = Array.isArray(value) ? value : [value]
  if (context.isInRow) return ''
  if (parts.some(part => depth(part) > 2)) return raw(value, context)
  return html`${parts.map(part => pairs(part as Readonly<Record<string, unknown>>, context))}`
}

/** Whether there is something to show. */
export function isEmptyDocument(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  if (typeof value !== 'object') return false
  return Object.values(value).every(isEmptyDocument)
}

function pairs(document: Readonly<Record<string, unknown>>, context: ValueContext): TemplateResult {
  const { texts, entity, field, beside } = context
  return html`<dl class="kv">${flat(document).map(
    ([key, value]) => html`<div>
      <dt>${texts.key(entity, field.name, key, beside)}</dt>
      <dd>${scalar(value, context, key)}</dd>
    </div>`,
  )}</dl>`
}

/** The filled pairs, those of documents within by their own key, lists as one value. */
function flat(document: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(document)
    .filter(([, value]) => !isEmptyDocument(value))
    .flatMap(([key, value]) =>
      isScalar(value) || Array.isArray(value)
        ? [[key, value] as const]
        : flat(value as Readonly<Record<string, unknown>>).map(([name, part]) => [`${key}_${name}`, part] as const),
    )
}

function scalar(value: unknown, context: ValueContext, key?: string): unknown {
  if (isAddress(value)) return drawUrl(value, context)
  if (isInstant(value)) return drawInstant(value, context)
  const words = Array.isArray(value)
    ? context.texts.all(value.map(one => plain(one, context, key)))
    : plain(value, context, key)
  return html`<span dir="auto" class="words">${words}</span>`
}

function plain(value: unknown, { texts, entity, field, beside = [] }: ValueContext, key?: string): string {
  if (typeof value === 'boolean') return texts.say(value ? 'value.yes' : 'value.no')
  if (typeof value === 'number') return texts.number(value)
  if (typeof value !== 'string') return JSON.stringify(value)
  if (key === undefined) return value
  const own = texts.coded(entity, `${field.name}.${key}`, value)
  return own ?? first(beside, other => texts.coded(other, key, value)) ?? value
}

function isInstant(value: unknown): boolean {
  return typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)
}

function raw(value: unknown, { texts }: ValueContext): TemplateResult {
  return html`<details><summary>${texts.say('record.raw')}</summary><pre tabindex="0">${JSON.stringify(value, undefined, 2)}</pre></details>`
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

/** Levels of names: 0 of a scalar, and of a list what its members have. */
function depth(value: unknown): number {
  if (isScalar(value)) return 0
  const below = Math.max(0, ...Object.values(value as object).map(depth))
  return Array.isArray(value) ? below : below + 1
}
