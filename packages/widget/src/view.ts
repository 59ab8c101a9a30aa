import { html, type TemplateResult } from 'lit/html.js'
import { fieldView } from './controls.ts'
import type { FormDefinition, FormField } from './definition.ts'
import type { FieldErrors, KithFormStatus } from './element.ts'
import type { Over } from './over.ts'
import { rich } from './rich.ts'
import type { Words } from './texts.ts'

/** All that a form's picture depends on. */
export interface FormModel {
  /** Absent until it is loaded. */
  definition: FormDefinition | undefined
  locale: string
  dir: 'ltr' | 'rtl'
  /** `inline`, or how it lies over the page. */
  mode: string
  /** Of what lies over the page; absent until it is loaded. */
  over: Over | null | undefined
  words: Words
  status: KithFormStatus
  /** By the definition's steps, the fields that show. */
  steps: FormField[][]
  /** Which steps show, and which of them the visitor is at. */
  shown: number[]
  step: number
  errors: FieldErrors
  /** Why the form was not loaded or not sent. */
  code?: string | undefined
  /** What the server said after storing. */
  message?: string | undefined
}

/** The whole root. No event is bound here: the element listens at its root. */
export function formView(model: FormModel): TemplateResult {
  const { definition, locale, dir, mode, over, status } = model
  const isInline = mode === 'inline'
  const isOver = /done|queued/.test(status)
  const body = html`<div class="kith" lang=${locale} dir=${dir} tabindex="-1">
    ${isInline ? '' : over?.close(model)}${definition ? (isOver ? endView(model) : bodyView(model)) : waitView(model)}
  </div>`
  const whole = html`<slot name="header"></slot>${definition ? body : html`<slot name="fallback">${body}</slot>`}<slot name="footer"></slot>`
  if (isInline) return whole
  // What lies over the page has no place in it to say that it is loading.
  return html`<slot name="trigger"></slot>${
    definition ? over?.view(model, whole) : status === 'error' ? html`<slot name="fallback"></slot>` : ''
  }`
}

function waitView({ words, code }: FormModel) {
  return html`<p class="mute" part="loading" role="status">${words(code ?? 'loading')}</p>
    ${code && html`<button class="button" part="button" name="reload">${words('reload')}</button>`}`
}

function bodyView(model: FormModel) {
  const { definition, words, status, steps, shown, step, errors } = model
  const n = shown.indexOf(step) + 1
  const m = shown.length
  const isBusy = status === 'submitting'
  const title = words('title', definition?.title)
  const intro = words('intro', definition?.intro)
  const send = n < m ? words('next') : words('submit', definition?.submit)
  return html`<form class="form" part="form" novalidate>
    ${title && html`<h2 class="title" part="title">${title}</h2>`}
    ${intro && html`<p>${rich(intro)}</p>`}
    ${
      m > 1
        ? html`<div part="progress">
            <p class="help mute" tabindex="-1">${words('step', '', { n, m })}</p>
            <progress max=${m} value=${n} aria-hidden="true"></progress>
          </div>`
        : ''
    }
    ${alertView(model)}
    ${steps.map((fields, at) => {
      const heading = words(`step.${at}.title`, definition?.steps[at]?.title)
      return html`<div class="form step" part="step" ?hidden=${at !== step}>
        ${heading && html`<h3 class="heading">${heading}</h3>`}
        ${definition?.steps[at]?.fields.map(field =>
          fields.includes(field) ? fieldView(field, words, errors[field.name]) : '',
        )}
      </div>`
    })}
    <slot name="before-submit"></slot>
    <div class="actions" part="actions">
      <button class="button" part="button submit" ?disabled=${isBusy}>${send}${isBusy ? '…' : ''}</button>
      ${n > 1 ? html`<button class="button quiet" part="button back" type="button" name="back">${words('back')}</button>` : ''}
    </div>
    <p class="unseen" role="status">${isBusy ? `${send}…` : ''}</p>
    <div class="unseen" aria-hidden="true">
      <input class="trap" name=${definition?.honeypot} tabindex="-1" autocomplete="off" />
    </div>
  </form>`
}

/** Beside the fields' own errors: a summary that leads to each, or why the form was not sent. */
function alertView({ definition, words, steps, errors, code, status }: FormModel) {
  const wrong = steps.flat().filter(({ name }) => errors[name])
  const n = wrong.length
  if (!code && (status !== 'invalid' || !n)) return ''
  return html`<div class="alert" part="alert" role="alert" tabindex="-1">
    <p class="label">${words(code ?? 'summary', '', { n })}</p>
    ${wrong.map(({ name, label }) => html`<a href="#${name}">${words(`${name}.label`, label)}</a>`)}
    ${code && contactView(definition)}
  </div>`
}

/** Who is there while the server is not. */
function contactView(definition: FormDefinition | undefined) {
  const { email, phone } = definition?.contact ?? {}
  return html`${email && html`<a href="mailto:${email}">${email}</a> `}${phone && html`<a href="tel:${phone}">${phone}</a>`}`
}

function endView({ definition, words, status, message }: FormModel) {
  const { title, text } = definition?.thanks ?? {}
  const panel = (title: string, text: string) => html`<h2 class="title" part="title">${title}</h2><p>${rich(text)}</p>`
  return html`<div class="panel" part="thanks" role="status" tabindex="-1">
    ${
      status === 'queued'
        ? html`${panel(words('queued'), words('queuedText'))}<p>${contactView(definition)}</p>`
        : html`<slot name="thanks">${panel(words('thanks.title', title) || words('thanks'), message ?? words('thanks.text', text))}</slot>`
    }
  </div>`
}
