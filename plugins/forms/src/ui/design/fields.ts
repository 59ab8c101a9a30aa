import type { FormDesign, FormField, FormFieldType } from '@kith/plugin-forms/contract'
import { renamedIn } from './conditions.ts'
import { put } from './put.ts'
import { changed, type Spot, spotOf } from './spots.ts'
import { withTextsRenamed } from './texts.ts'

/** What a field may be named. */
export const namePattern = /^(?!kith_)[A-Za-z][\w-]{0,59}$/

/** Whether visitors choose from options. */
export function hasOptions(type: FormFieldType): boolean {
  return type === 'select' || type === 'radio' || type === 'checkboxes'
}

/** A new field of a kind, with a name that is free. */
export function fieldOf(
  design: FormDesign,
  type: FormFieldType,
  words: { readonly label: string; readonly option: (n: number) => string; readonly text: string },
): FormField {
  const name = freeName(design, type === 'tel' ? 'phone' : type)
  const base: FormField = { name, type, label: words.label, required: type === 'consent' }
  if (hasOptions(type)) return { ...base, options: [1, 2].map(n => ({ value: `option-${n}`, label: words.option(n) })) }
  if (type === 'consent') return { ...base, text: words.text, version: '1' }
  if (type === 'static') return { ...base, text: words.text }
  if (type === 'email') return { ...base, autocomplete: 'email' }
  if (type === 'tel') return { ...base, autocomplete: 'tel' }
  return base
}

/** `base`, or with the first number behind it that makes it free. */
export function freeName(design: FormDesign, base: string): string {
  let name = base
  for (let n = 2; spotOf(design, name); n++) name = `${base}_${n}`
  return name
}

/** A name from a label of Latin letters: 'Site location' is 'site_location'. Of others there is none. */
export function nameFrom(label: string): string | undefined {
  const name = label
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 40)
  return namePattern.test(name) && !/[^\u0020-\u024f]/.test(label) ? name : undefined
}

/** A field under another name: its words in other languages and the conditions on it follow. */
export function renamed(design: FormDesign, spot: Spot, name: string): FormDesign {
  const old = design.steps[spot.step]?.fields[spot.at]?.name
  if (old === undefined || old === name) return design
  const next = changed(design, spot, field => ({ ...field, name }))
  return spotOf(next, old) ? next : renamedIn(withTextsRenamed(next, `${old}.`, `${name}.`), old, name)
}

/** A field of another kind; what the other kind does not have is left behind. */
export function retyped(
  field: FormField,
  type: FormFieldType,
  words: { readonly option: (n: number) => string; readonly text: string },
): FormField {
  const isRange = ['number', 'date', 'rating'].includes(type) && field.type === type
  const options = hasOptions(type)
    ? (field.options ?? [1, 2].map(n => ({ value: `option-${n}`, label: words.option(n) })))
    : undefined
  const says = type === 'consent' || type === 'static'
  const isFile = type === 'file'
  return put(field, {
    type,
    options,
    value: undefined,
    prefill: says ? undefined : field.prefill,
    min: isRange ? field.min : undefined,
    max: isRange ? field.max : undefined,
    accept: isFile ? field.accept : undefined,
    maxFiles: isFile ? field.maxFiles : undefined,
    maxSize: isFile ? field.maxSize : undefined,
    text: says ? (field.text ?? words.text) : undefined,
    version: type === 'consent' ? (field.version ?? '1') : undefined,
    purpose: type === 'consent' ? field.purpose : undefined,
    required: type === 'hidden' || type === 'static' ? false : field.required,
  })
}
