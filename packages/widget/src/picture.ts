import { render } from 'lit/html.js'
import { dressControls } from './controls.ts'
import type { KithForm, KithFormStatus } from './element.ts'
import { fieldsOf, writeField } from './fields.ts'
import type { Filling } from './filling.ts'
import type { Parts } from './parts.ts'
import type { SubmitResult } from './send.ts'
import { lookOf } from './styles.ts'
import { createWords, isRightToLeft, pickLocale, type Words } from './texts.ts'
import { type FormModel, formView } from './view.ts'

/** The form as it is drawn. */
export interface Picture {
  /** Without a shadow root (`render="light"`) an element in its place, of which only what both have is used. */
  root(): ShadowRoot
  isDrawn(): boolean
  /** The controls of a field. */
  controls(name: string): HTMLInputElement[]
  locale(): string
  words: Words
  /** Takes the look that the form's owner chose. */
  dress(): void
  draw(): void
  /** Where something is drawn already. */
  redraw(): void
  /** Draws where the element stands now. */
  show(status: KithFormStatus, result?: Partial<SubmitResult>): void
}

/** @param sheets of all elements: how they lie, and how they look */
export function createPicture(
  host: KithForm,
  form: Parts & Filling & Picture,
  internals: ElementInternals,
  sheets: CSSStyleSheet[],
): Picture {
  let root: ShadowRoot | undefined
  let isDrawn = false
  let result: SubmitResult = { status: 'idle' }
  let look: CSSStyleSheet[] = []
  const model = () => {
    const { definition, errors, messages } = host
    const locale = form.locale()
    return {
      ...form.now(),
      ...result,
      definition,
      locale,
      dir: isRightToLeft(locale) ? 'rtl' : 'ltr',
      mode: form.mode(),
      over: form.over(),
      words: createWords(definition, locale, messages),
      errors,
    } satisfies FormModel
  }
  return {
    root() {
      root ??=
        internals.shadowRoot ??
        (host.getAttribute('render') === 'light'
          ? (host.appendChild(document.createElement('div')) as unknown as ShadowRoot)
          : host.attachShadow({ mode: 'open', delegatesFocus: true }))
      return root
    },
    controls: name => [...form.root().querySelectorAll<HTMLInputElement>(`.field [name="${CSS.escape(name)}"]`)],
    locale() {
      const asked = host.getAttribute('locale')
      const page = host.closest<HTMLElement>('[lang]')?.lang ?? ''
      return host.definition ? pickLocale(host.definition, asked, page) : asked || page
    },
    words: (...asked) => model().words(...asked),
    isDrawn: () => isDrawn,
    dress() {
      look = lookOf(host.definition?.look)
    },
    redraw() {
      if (isDrawn) form.draw()
    },
    draw() {
      const { definition } = host
      const root = form.root()
      if (!isDrawn) {
        // What the server rendered stays until there is a form to put in its place.
        if (!definition && root.hasChildNodes()) return
        root.replaceChildren()
        isDrawn = true
      }
      const now = model()
      const over = now.over?.sheets ?? []
      root.adoptedStyleSheets =
        host.getAttribute('theme') === 'none'
          ? [...sheets.slice(0, 1), ...over.slice(0, 1)]
          : [...sheets, ...over, ...look]
      render(formView(now), root)
      for (const field of fieldsOf(definition)) {
        const controls = form.controls(field.name)
        dressControls(controls, field, now.words, now.errors[field.name])
        writeField(controls, field.type, now.typed[field.name])
      }
      form.say('draw')
    },
    show(status, what) {
      const { states } = internals
      states.delete(host.status)
      states.add(status)
      host.status = status
      result = { ...what, status }
      form.draw()
      if (host.isConnected) host.setAttribute('status', status)
    },
  }
}
