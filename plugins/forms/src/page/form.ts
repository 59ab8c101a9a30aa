import { type Html, html } from '@kith/sdk'
import type { FormDefinition, FormValue } from '../contract/index.ts'
import { hasFiles } from '../definition/publish.ts'
import { textOf } from '../definition/texts.ts'
import { fill, type Words, wordsFor } from '../definition/words.ts'
import { errorText, fieldView } from './field.ts'
import { rich } from './rich.ts'

/** All that the page of a form depends on. */
export interface FormPage {
  readonly definition: FormDefinition
  readonly locale: string
  readonly key: string
  /** Where the visitor came from, as JSON. */
  readonly meta: string
  /** A signed token as JSON: says when the page was asked for. */
  readonly token: string
  readonly values: Readonly<Record<string, unknown>>
  readonly errors: Readonly<Record<string, string>>
  /** Why the form was not sent, if that is no field's fault. */
  readonly notice?: keyof Words
}

/** The form as plain markup, which posts to itself. */
export function formView(page: FormPage): Html {
  const { definition, locale, values, errors } = page
  const words = wordsFor(locale)
  const text = (path: string, own?: string) => textOf(definition, locale, path, own)
  return html`<form method="post" action="?lang=${encodeURIComponent(locale)}"${hasFiles(definition) && html` enctype="multipart/form-data"`}>
${alertView(page, words)}
${definition.steps.map((step, at) => [
  text(`step.${at}.title`, step.title) ? html`<h2>${text(`step.${at}.title`, step.title)}</h2>` : '',
  step.fields.map(field =>
    fieldView(field, {
      text: (part, own) => text(`${field.name}.${part}`, own),
      words,
      // What is no file of this form is not sent again.
      value:
        field.type === 'file' && errors[field.name] === 'file'
          ? undefined
          : shownValue(values[field.name] ?? field.value),
      error: errors[field.name],
      conditional: Boolean(step.when || field.when),
    }),
  ),
])}
<div class="aside" aria-hidden="true"><input name="${definition.honeypot}" tabindex="-1" autocomplete="off"></div>
<input type="hidden" name="kith_key" value="${page.key}"><input type="hidden" name="kith_meta" value="${page.meta}"><input type="hidden" name="kith_token" value="${page.token}">
<button>${text('submit', definition.submit) || words.submit}</button>
</form>`
}

/** Title and introduction, which stand above the form. */
export function headView({ definition, locale }: Pick<FormPage, 'definition' | 'locale'>): Html {
  const title = textOf(definition, locale, 'title', definition.title)
  const intro = textOf(definition, locale, 'intro', definition.intro)
  return html`${title && html`<h1>${title}</h1>`}${intro && html`<p>${rich(intro)}</p>`}`
}

/** The definition for the element on this page, which says title and introduction itself. */
export function inlineDefinition({ title: _, intro: _intro, texts = {}, ...definition }: FormDefinition): Html {
  const inner = ([path]: [string, string]) => path !== 'title' && path !== 'intro'
  const translated = Object.entries(texts).map(([locale, words]) => [
    locale,
    Object.fromEntries(Object.entries(words).filter(inner)),
  ])
  const json = JSON.stringify({ ...definition, texts: Object.fromEntries(translated) }).replaceAll('<', '\\u003c')
  return html`<script type="application/json">${{ html: json }}</script>`
}

function alertView({ definition, locale, errors, notice }: FormPage, words: Words): Html | undefined {
  const fields = definition.steps.flatMap(step => step.fields)
  const wrong = fields.filter(field => errors[field.name])
  if (!notice && wrong.length === 0) return undefined
  return html`<div class="alert" role="alert"><p>${notice ? words[notice] : fill(words.summary, { n: wrong.length })}</p>${
    wrong.length > 0 &&
    html`<ul>${wrong.map(
      field =>
        html`<li><a href="#${field.name}">${textOf(definition, locale, `${field.name}.label`, field.label)}</a>: ${errorText(field, words, errors[field.name] ?? '')}</li>`,
    )}</ul>`
  }</div>`
}

function shownValue(value: unknown): FormValue | undefined {
  const isList = Array.isArray(value) && value.every(item => typeof item === 'string')
  return isList || ['string', 'number', 'boolean'].includes(typeof value) ? (value as FormValue) : undefined
}
