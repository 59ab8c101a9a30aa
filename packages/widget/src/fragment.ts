import type { TemplateResult } from 'lit/html.js'
import type { FormDefinition, FormField, FormValue } from './definition.ts'
import { fieldsOf, initialValues, isTick } from './fields.ts'
import { colour, layout, lookText } from './styles.ts'
import { createWords, isRightToLeft, type Words } from './texts.ts'
import { formView } from './view.ts'
import { visible } from './visible.ts'

export interface FragmentOptions {
  /** The form's address, which takes its answers. */
  address: string
  /** The language to draw in; the definition's own when absent. */
  locale?: string | undefined
  /** For a policy that asks one of inline styles. */
  nonce?: string | undefined
}

/**
 * The element as markup, for a page that a server renders: its shadow root is there before the script is, drawn by the same
 * templates and style sheets, and works without it. The element takes over what was typed, and moves nothing.
 */
export function fragmentOf(definition: FormDefinition, options: FragmentOptions): string {
  const { address, nonce, locale = definition.lang } = options
  const values = initialValues(fieldsOf(definition))
  const { steps } = visible(definition, values)
  const shown = steps.flatMap((fields, at) => (fields[0] ? [at] : []))
  const words = createWords(definition, locale, {})
  const drawn = write(
    formView({
      definition,
      locale,
      dir: isRightToLeft(locale) ? 'rtl' : 'ltr',
      mode: 'inline',
      over: undefined,
      words,
      status: 'ready',
      steps,
      shown,
      step: shown[0] ?? 0,
      errors: {},
    }),
  )
  const dressed = steps.flat().reduce((text, field) => dress(text, field, values[field.name], words), drawn)
  const hasFiles = fieldsOf(definition).some(({ type }) => type === 'file')
  const form = `method="post" action="${escaped(address)}"${hasFiles ? ' enctype="multipart/form-data"' : ''}`
  const style = `<style${nonce ? ` nonce="${escaped(nonce)}"` : ''}>${layout}${colour}${lookText(definition.look)}</style>`
  const theme = definition.look?.theme ? ` theme="${definition.look.theme}"` : ''
  const asked = options.locale ? ` locale="${escaped(options.locale)}"` : ''
  return `<kith-form src="${escaped(address)}"${asked}${theme}><template shadowrootmode="open" shadowrootdelegatesfocus>${style}${dressed.replace('novalidate', form)}</template><script type="application/json">${JSON.stringify(definition).replaceAll('<', '\\u003c')}</script></kith-form>`
}

/** A template as text: values of attributes without quotes stand in quotes, those with a question mark are there or not. */
function write(value: unknown): string {
  if (Array.isArray(value)) return value.map(write).join('')
  if (isTemplate(value)) {
    return value.strings.reduce((text, part, at) => {
      const [before, mark, name] = /\s(\??)([\w-]+)=$/.exec(text) ?? []
      const given = value.values[at - 1]
      if (before === undefined) return `${text}${write(given)}${part}`
      const rest = text.slice(0, -before.length)
      if (mark) return `${rest}${given ? ` ${name}` : ''}${part}`
      return `${rest} ${name}="${write(given)}"${part}`
    })
  }
  return value === undefined || value === null ? '' : escaped(String(value))
}

function isTemplate(value: unknown): value is TemplateResult {
  return typeof value === 'object' && value !== null && 'strings' in value
}

/** What the element sets as properties. */
function dress(text: string, field: FormField, value: FormValue | undefined, words: Words): string {
  const { name, type, autocomplete } = field
  const at = ` name="${escaped(name)}"`
  const chosen = isTick(type) ? (value === true ? ['on'] : []) : [value ?? []].flat().map(String)
  if (/radio|checkbox|rating|consent/.test(type)) {
    return chosen.reduce((rest, one) => {
      const control = `${at} value="${escaped(one)}"`
      return rest.replace(control, () => `${control} checked`)
    }, text)
  }
  const placeholder = words(`${name}.placeholder`, field.placeholder)
  const more = [
    autocomplete && ` autocomplete="${escaped(autocomplete)}"`,
    placeholder && type !== 'select' && ` placeholder="${escaped(placeholder)}"`,
    type === 'file' && field.accept && ` accept="${escaped(field.accept)}"`,
    type === 'file' && (field.maxFiles ?? 1) > 1 && ' multiple',
    chosen[0] && !/select|textarea/.test(type) && ` value="${escaped(chosen[0])}"`,
  ]
  const [before = '', after] = text.split(at, 2)
  if (after === undefined) return text
  const rest = text.slice(before.length + at.length)
  const filled = !chosen[0]
    ? rest
    : type === 'textarea'
      ? rest.replace('>', () => `>${escaped(`${chosen[0]}`)}`)
      : type === 'select'
        ? rest.replace(`value="${escaped(chosen[0])}"`, found => `${found} selected`)
        : rest
  return `${before}${at}${more.filter(Boolean).join('')}${filled}`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)
}
