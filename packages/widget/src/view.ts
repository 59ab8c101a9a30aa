import { fieldView } from './controls.ts'
import type { FormDefinition, FormField } from './definition.ts'
import { type Child, h, type View } from './dom.ts'
import type { FieldErrors, KithFormStatus } from './element.ts'
import { rich } from './rich.ts'
import { isRightToLeft, type Words } from './texts.ts'

/** All that a form's picture depends on. */
export interface FormModel {
  /** Absent until it is loaded. */
  definition: FormDefinition | undefined
  locale: string
  /** `inline`, or how it lies over the page. */
  mode: string
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
export function formView(model: FormModel): Child[] {
  const { definition, locale, mode, status, words } = model
  const dir = isRightToLeft(locale) ? 'rtl' : 'ltr'
  const isOver = status === 'done' || status === 'queued'
  const body = h(
    'div',
    { class: 'kith', lang: locale, dir, tabindex: -1 },
    mode !== 'inline' &&
      h('button', { class: 'close', part: 'close', name: 'close', 'aria-label': words('close') }, '✕'),
    definition ? (isOver ? endView(model) : bodyView(model)) : waitView(model),
  )
  const whole = [slot('header'), definition ? body : slot('fallback', body), slot('footer')]
  if (mode === 'inline') return whole
  // What lies over the page has no place in it to say that it is loading.
  if (!definition) return [slot('trigger'), status === 'error' && slot('fallback')]
  const label = words('title', definition.title) || words('submit', definition.submit)
  const common = { class: `dialog ${mode}`, part: 'dialog', 'aria-label': label, dir }
  // A popover takes the focus from nobody.
  const slides = mode === 'slide-in'
  const over = slides ? h('div', { ...common, popover: 'manual', role: 'dialog' }, whole) : h('dialog', common, whole)
  return [slot('trigger'), over]
}

function slot(name: string, ...own: Child[]): View {
  return h('slot', { name }, own)
}

function waitView({ words, code }: FormModel): Child[] {
  return [
    h('p', { class: 'mute', part: 'loading', role: 'status' }, words(code ?? 'loading')),
    code && h('button', { class: 'button', part: 'button', name: 'reload' }, words('reload')),
  ]
}

function bodyView(model: FormModel): View {
  const { definition, words, status, steps, shown, step, errors } = model
  const n = shown.indexOf(step) + 1
  const m = shown.length
  const isBusy = status === 'submitting'
  const title = words('title', definition?.title)
  const intro = words('intro', definition?.intro)
  const send = n < m ? words('next') : words('submit', definition?.submit)
  return h(
    'form',
    { class: 'form', part: 'form', novalidate: true },
    title && h('h2', { class: 'title', part: 'title' }, title),
    intro && h('p', {}, rich(intro)),
    m > 1 &&
      h(
        'div',
        { part: 'progress' },
        h('p', { class: 'help mute', tabindex: -1 }, words('step', '', { n, m })),
        h('progress', { max: m, value: n, 'aria-hidden': 'true' }),
      ),
    alertView(model),
    steps.map((fields, at) => {
      const heading = words(`step.${at}.title`, definition?.steps[at]?.title)
      return h(
        'div',
        { class: 'form step', part: 'step', hidden: at !== step },
        heading && h('h3', { class: 'heading' }, heading),
        definition?.steps[at]?.fields.map(field =>
          fields.includes(field) ? fieldView(field, words, errors[field.name]) : null,
        ),
      )
    }),
    slot('before-submit'),
    h(
      'div',
      { class: 'actions', part: 'actions' },
      h('button', { class: 'button', part: 'button submit', disabled: isBusy }, send + (isBusy ? '…' : '')),
      n > 1 && h('button', { class: 'button quiet', part: 'button back', type: 'button', name: 'back' }, words('back')),
    ),
    h('p', { class: 'unseen', role: 'status' }, isBusy && `${send}…`),
    h(
      'div',
      { class: 'unseen', 'aria-hidden': 'true' },
      h('input', { id: 'trap', name: definition?.honeypot, tabindex: -1, autocomplete: 'off' }),
    ),
  )
}

/** Beside the fields' own errors: a summary that leads to each, or why the form was not sent. */
function alertView({ words, steps, errors, code, status }: FormModel): Child {
  const wrong = steps.flat().filter(({ name }) => errors[name])
  const n = wrong.length
  if (!code && (status !== 'invalid' || !n)) return null
  return h(
    'div',
    { class: 'alert', part: 'alert', role: 'alert', tabindex: -1 },
    h('p', { class: 'label' }, words(code ?? 'summary', '', { n })),
    wrong.map(({ name, label }) => h('a', { href: `#${name}` }, words(`${name}.label`, label))),
  )
}

function endView({ definition, words, status, message }: FormModel): View {
  const { title, text } = definition?.thanks ?? {}
  const panel = (title: string, text: string) => [
    h('h2', { class: 'title', part: 'title' }, title),
    h('p', {}, rich(text)),
  ]
  return h(
    'div',
    { class: 'panel', part: 'thanks', role: 'status', tabindex: -1 },
    status === 'queued'
      ? panel(words('queued'), words('queuedText'))
      : slot(
          'thanks',
          ...panel(words('thanks.title', title) || words('thanks'), message ?? words('thanks.text', text)),
        ),
  )
}
