import { type Html, html } from '@kith/sdk'
import type { FormField, FormValue } from '../contract/index.ts'
import { fill, type Words } from '../definition/words.ts'
import { nameIn } from '../receive/files.ts'
import { rich } from './rich.ts'

export interface FieldContext {
  /** A text of the field in the reader's language, by its last part: `label`, `option.small`. */
  text(part: string, own?: string): string
  readonly words: Words
  /** What was typed, or stands there at the start. */
  readonly value: FormValue | undefined
  /** The code of what is wrong, if anything. */
  readonly error: string | undefined
  /** Shows by a condition: a page without a script shows it always, and demands nothing. */
  readonly conditional: boolean
}

/** A field as a browser without JavaScript shows it. */
export function fieldView(field: FormField, context: FieldContext): Html {
  const { text, value } = context
  switch (field.type) {
    case 'hidden':
      return html`<input type="hidden" name="${field.name}" value="${String(value ?? '')}">`
    case 'static':
      return html`<p>${rich(text('text', field.text ?? field.label))}</p>`
    case 'checkbox':
    case 'consent':
      return tickView(field, context)
    case 'radio':
    case 'checkboxes':
    case 'rating':
      return groupView(field, context)
    default:
      return html`<div><label class="label" for="${field.name}">${labelView(field, context)}</label>${helpView(field, context)}${controlView(field, context)}${errorView(field, context)}</div>`
  }
}

/** The sentence for a field's error: by its type where that says more. */
export function errorText(field: FormField, words: Words, code: string): string {
  const isTick = field.type === 'checkbox' || field.type === 'consent'
  const isChoice = ['select', 'radio', 'checkboxes', 'rating'].includes(field.type)
  const name = code !== 'required' ? code : isTick ? 'requiredTick' : isChoice ? 'requiredChoice' : code
  const sentence = Object.hasOwn(words, name) ? words[name as keyof Words] : words.invalid
  const max = code === 'tooLong' ? (field.maxLength ?? (field.type === 'textarea' ? 5000 : 255)) : field.max
  const { min, maxFiles = 1, maxSize = 5_242_880 } = field
  return fill(sentence, { min, max, maxFiles, mb: Math.round(maxSize / 104_857.6) / 10, accept: field.accept ?? '' })
}

function controlView(field: FormField, context: FieldContext): Html {
  const { name, type } = field
  const { value, words, text } = context
  const shared = html` id="${name}" name="${name}"${isDemanded(field, context) && html` required`}${field.autocomplete && html` autocomplete="${field.autocomplete}"`}${context.error && html` aria-invalid="true"`}${describedBy(field, context)}`
  const placeholder = text('placeholder', field.placeholder)
  if (type === 'select') {
    return html`<select${shared}><option value="">${placeholder || words.choose}</option>${(field.options ?? []).map(
      option =>
        html`<option value="${option.value}"${value === option.value && html` selected`}>${text(`option.${option.value}`, option.label)}</option>`,
    )}</select>`
  }
  if (type === 'file') {
    const receipts = [value ?? []].flat().map(String)
    const kept = receipts.map(
      receipt => html`<p class="help"><input type="hidden" name="${name}" value="${receipt}">✓ ${nameIn(receipt)}</p>`,
    )
    const demanded = isDemanded(field, context) && receipts.length === 0 && html` required`
    return html`${kept}<input type="file" id="${name}" name="${name}"${demanded}${field.accept && html` accept="${field.accept}"`}${(field.maxFiles ?? 1) > 1 && html` multiple`}${context.error && html` aria-invalid="true"`}${describedBy(field, context)}>`
  }
  const hint = placeholder && html` placeholder="${placeholder}"`
  const length = html` maxlength="${field.maxLength ?? (type === 'textarea' ? 5000 : 255)}"`
  if (type === 'textarea')
    return html`<textarea${shared}${hint}${length} rows="4">
${String(value ?? '')}</textarea>`
  const native = ['email', 'tel', 'url', 'number', 'date'].includes(type) ? type : 'text'
  const bounds = html`${field.min !== undefined && html` min="${field.min}"`}${field.max !== undefined && html` max="${field.max}"`}${type === 'number' && html` step="any"`}`
  return html`<input type="${native}"${shared}${hint}${native === 'date' || native === 'number' ? bounds : length} value="${String(value ?? '')}">`
}

function groupView(field: FormField, context: FieldContext): Html {
  const { name, type } = field
  const chosen = [context.value ?? []].flat().map(String)
  const kind = type === 'checkboxes' ? 'checkbox' : 'radio'
  return html`<fieldset id="${name}"${describedBy(field, context)}><legend>${labelView(field, context)}</legend>${helpView(field, context)}${optionsOf(
    field,
  ).map(
    ({ value, label }) =>
      html`<label class="tick"><input type="${kind}" name="${name}" value="${value}"${chosen.includes(value) && html` checked`}${kind === 'radio' && isDemanded(field, context) && html` required`}><span>${context.text(`option.${value}`, label)}</span></label>`,
  )}${errorView(field, context)}</fieldset>`
}

function tickView(field: FormField, context: FieldContext): Html {
  const { name } = field
  const sentence = (field.type === 'consent' && context.text('text', field.text)) || context.text('label', field.label)
  return html`<div><label class="tick"><input type="checkbox" id="${name}" name="${name}" value="yes"${context.value === true && html` checked`}${isDemanded(field, context) && html` required`}${describedBy(field, context)}><span>${rich(sentence)}</span></label>${helpView(field, context)}${errorView(field, context)}</div>`
}

function optionsOf({ type, options = [], min, max }: FormField): { value: string; label: string }[] {
  if (type !== 'rating') return options
  const first = Number(min ?? 1)
  return Array.from({ length: Math.max(0, Number(max ?? 5) - first + 1) }, (_, at) => String(first + at)).map(
    value => ({ value, label: value }),
  )
}

function isDemanded(field: FormField, { conditional }: FieldContext): boolean {
  return field.required && !conditional
}

function labelView(field: FormField, { text, words, conditional }: FieldContext): Html {
  const note = conditional && field.required ? words.ifApplies : field.required ? '' : words.optional
  return html`${text('label', field.label)}${note && html` <span class="note">(${note})</span>`}`
}

function helpView(field: FormField, { text }: FieldContext): Html | undefined {
  return field.help ? html`<p class="help" id="${field.name}-help">${text('help', field.help)}</p>` : undefined
}

function errorView(field: FormField, { error, words }: FieldContext): Html | undefined {
  return error ? html`<p class="error" id="${field.name}-error">${errorText(field, words, error)}</p>` : undefined
}

function describedBy(field: FormField, { error }: FieldContext): Html | undefined {
  const ids = [field.help && `${field.name}-help`, error && `${field.name}-error`].filter(Boolean).join(' ')
  return ids ? html` aria-describedby="${ids}"` : undefined
}
