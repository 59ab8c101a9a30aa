import type { FormDefinition, FormValues } from './definition.ts'
import { createForm } from './form.ts'
import { createLoader, definitionAddress } from './load.ts'
import type { Meta } from './meta.ts'
import type { SubmitResult } from './send.ts'
import { createSheets } from './styles.ts'

export type KithFormStatus = 'idle' | 'loading' | 'ready' | 'invalid' | 'submitting' | 'queued' | 'done' | 'error'

/** By field name, the code of what is wrong. */
export type FieldErrors = Record<string, string>

/**
 * `<kith-form>`: a form of a CRM on any page. README.md says more of each of these.
 *
 * @tagname kith-form
 * @attr {string} form - which form, at the host of the script
 * @attr {string} src - the whole address of the form; wins over `form`
 * @attr {'inline' | 'popup' | 'slide-in' | 'drawer'} mode - how it lies on the page
 * @attr {boolean} open - whether a popup, slide-in or drawer is open
 * @attr {string} trigger - a selector of what opens it, or `scroll:60`
 * @attr {number} delay - seconds until it opens by itself
 * @attr {string} frequency - how often it opens by itself: `page`, `session`, or a number of days
 * @attr {string} locale - the language to draw in
 * @attr {'auto' | 'light' | 'dark' | 'none'} theme - light or dark, or layout only
 * @attr {'none' | 'url' | 'url-strip'} prefill - whether the page's address fills fields, and loses what it filled them with
 * @attr {string} redirect - where to go after an answer arrived
 * @attr {'granted' | 'denied' | 'auto'} consent-mode - whether anything may be kept of the visit
 * @attr {boolean} draft - with `consent-mode="granted"`, keeps what is filled in while the tab is open
 * @attr {'shadow' | 'light'} render - in a shadow root, or in the page itself
 * @attr {string} datalayer - pushes `kith-success` to the global that it names
 * @attr {boolean} debug - writes the events to the console
 * @attr {string} status - set by the element
 * @slot trigger - what opens a popup, slide-in or drawer
 * @slot header - above the form
 * @slot footer - below the form
 * @slot fallback - works before the script, without it, and when the definition does not come
 * @slot before-submit - above the button that sends
 * @slot thanks - instead of the closing words
 * @csspart form - the form
 * @csspart step - a step's fields
 * @csspart title - the title, and that of the closing words
 * @csspart progress - which step of how many
 * @csspart field - a field with its label
 * @csspart label - a label
 * @csspart input - a control
 * @csspart option - an option with its words
 * @csspart help - a field's help
 * @csspart files - the files that were chosen
 * @csspart error - what is wrong with a field
 * @csspart alert - what is wrong with the form
 * @csspart actions - the row of buttons
 * @csspart button - each button but `close`
 * @csspart submit - the button that sends or goes on
 * @csspart back - the button that goes a step back
 * @csspart thanks - the closing words
 * @csspart loading - before the form is there
 * @csspart dialog - what lies over the page
 * @csspart close - the button that closes it
 * @cssproperty [--kith-font=Inter, system-ui, sans-serif] - the font's family
 * @cssproperty --kith-color - words
 * @cssproperty --kith-muted - less important words
 * @cssproperty --kith-accent - the button that sends, what is chosen
 * @cssproperty --kith-on-accent - words on the accent
 * @cssproperty --kith-error - what is wrong
 * @cssproperty --kith-border - of controls
 * @cssproperty --kith-field-bg - of controls and of what lies over the page
 * @cssproperty --kith-focus - the ring around what has the focus
 * @cssproperty [--kith-radius=8px] - of corners
 * @cssproperty [--kith-gap=20px] - between fields
 * @cssproperty [--kith-min-height=0] - the height reserved
 * @cssproperty [--kith-dialog-width=520px] - of what lies over the page
 * @cssproperty [--kith-backdrop=#0009] - behind a popup or drawer
 * @cssState loading - the definition is on its way
 * @cssState ready - it can be filled in
 * @cssState invalid - something is wrong
 * @cssState submitting - the answer is on its way
 * @cssState queued - the answer is kept on this device
 * @cssState done - the answer has arrived
 * @cssState error - it could not be loaded or sent
 * @fires {KithFormEvent<'ready'>} kith-ready - it is drawn
 * @fires {KithFormEvent<'view'>} kith-view - it was seen for the first time
 * @fires {KithFormEvent<'start'>} kith-start - the first change
 * @fires {KithFormEvent<'change'>} kith-change - a field was changed
 * @fires {KithFormEvent<'step'>} kith-step - another step shows
 * @fires {KithFormEvent<'invalid'>} kith-invalid - something is wrong
 * @fires {KithFormEvent<'submit'>} kith-submit - before sending; can be prevented
 * @fires {KithFormEvent<'success'>} kith-success - the answer has arrived
 * @fires {KithFormEvent<'queued'>} kith-queued - the answer is kept on this device
 * @fires {KithFormEvent<'error'>} kith-error - it could not be loaded or sent
 * @fires {KithFormEvent<'open'>} kith-open - a popup, slide-in or drawer opened
 * @fires {KithFormEvent<'close'>} kith-close - it closed
 */
export class KithForm extends HTMLElement {
  static readonly observedAttributes = ['form', 'src', 'locale', 'theme', 'mode', 'open', 'consent-mode']
  static readonly #load = createLoader()
  static readonly #sheets = createSheets()

  readonly #internals = this.attachInternals()
  /** Where it stands; written by the element only. */
  status: KithFormStatus = 'idle'
  /** What is wrong; written by the element only. */
  errors: FieldErrors = {}
  #messages: Record<string, string> = {}
  #definition: FormDefinition | undefined

  readonly #form = createForm(this, this.#internals, KithForm.#sheets)

  /** The step that shows, from 1; 0 before the form is drawn. Setting it asks nothing of what is filled in. */
  get step(): number {
    const { shown, step } = this.#form.now()
    return shown.indexOf(step) + 1
  }
  set step(step: number) {
    this.#form.goTo(this.#form.now().shown[step - 1] ?? 0)
  }

  /** Sentences and texts of the page's own by code and path, over all others. */
  get messages(): Record<string, string> {
    return this.#messages
  }
  set messages(messages: Record<string, string> | undefined) {
    this.#messages = messages ?? {}
    this.#form.redraw()
  }

  /** What would be sent now. Setting it is `setValues`. */
  get values(): FormValues {
    return this.#form.now().values
  }
  set values(values: FormValues) {
    this.setValues(values)
  }

  /** What would go with the values. */
  get meta(): Meta {
    return this.#form.meta()
  }

  /** What is drawn. Setting it wins over `form` and `src`; throws `KITH_FORM_VERSION` for one of another shape. */
  get definition(): FormDefinition | undefined {
    return this.#definition
  }
  set definition(definition: FormDefinition | undefined) {
    if (!definition) return
    if (definition.v !== 1) throw new TypeError('KITH_FORM_VERSION')
    const isFirst = !this.#definition
    const form = isFirst ? (this.#form.root().querySelector('form') ?? this.querySelector('form')) : null
    const caret = form?.querySelector<HTMLInputElement>(':focus')
    this.#definition = definition
    this.#form.fill(form)
    this.#form.dress()
    this.#form.need()
    const { theme } = definition.look ?? {}
    if (theme && !this.hasAttribute('theme')) this.setAttribute('theme', theme)
    this.#form.show('ready')
    if (caret) this.#form.enter(caret.name, caret)
    if (!isFirst) return
    this.#form.emit('ready')
    if (this.#form.mode() !== 'inline') return
    new IntersectionObserver(([entry], observer) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      this.#form.emit('view')
    }).observe(this)
  }

  connectedCallback(): void {
    if (document.readyState === 'loading' && this.#internals.shadowRoot) {
      // More of what the server rendered may still come.
      document.addEventListener('DOMContentLoaded', () => this.isConnected && this.connectedCallback(), { once: true })
      return
    }
    for (const name of ['messages', 'definition', 'values'] as const) {
      if (!Object.hasOwn(this, name)) continue
      // Set before the script was there, it is an own property that hides ours.
      const value = this[name]
      Reflect.deleteProperty(this, name)
      Object.assign(this, { [name]: value })
    }
    for (const type of pageEvents) addEventListener(type, this)
    for (const type of ['submit', 'input', 'click', 'focusin']) this.#form.root().addEventListener(type, this)
    this.#form.say('watch')
    this.#form.need()
    if (this.status === 'idle') this.#start()
    this.flushQueue()
  }

  disconnectedCallback(): void {
    for (const type of pageEvents) removeEventListener(type, this)
    this.#form.say('end')
    this.#form.tell()
  }

  attributeChangedCallback(name: string): void {
    if (!this.#form.isDrawn()) return
    if (name === 'form' || name === 'src') this.#start()
    else if (name === 'open') this.#form.say('draw')
    else if (/mode/.test(name)) this.#form.need()
    else this.#form.draw()
  }

  handleEvent(event: Event): void {
    const target = event.target as HTMLInputElement & HTMLAnchorElement
    if (document.hidden) this.#form.tell()
    else if (pageEvents.includes(event.type)) this.flushQueue()
    else if (!this.#form.root().contains(target)) return
    else if (event.type === 'focusin') this.#form.prove()
    else if (event.type === 'input') this.#form.change(target.name)
    else if (event.type === 'submit') {
      event.preventDefault()
      const { shown, step } = this.#form.now()
      shown.at(-1) === step ? this.submit() : this.next()
    } else if (target.hash) {
      event.preventDefault()
      this.#form.enter(target.hash.slice(1))
    } else if (target.name === 'back') this.back()
    else if (target.name === 'reload') this.#start()
  }

  /** The first field of the form. */
  override focus(options?: FocusOptions): void {
    const first = this.#form.root().querySelector<HTMLElement>('.step:not([hidden]) :is(input,select,textarea)')
    first?.focus(options)
  }

  /** Opens a popup, slide-in or drawer. */
  show(): void {
    this.setAttribute('open', '')
    this.#form.over()?.open?.(true)
  }

  /** Closes it; what was typed stays. */
  hide(): void {
    this.removeAttribute('open')
  }

  /** Writes values by field name; names that the form does not have are left out of what is sent. */
  setValues(values: FormValues): void {
    Object.assign(this.#form.now().typed, values)
    this.#form.draw()
  }

  /** Shows what is wrong in all steps and goes to the first; true when nothing is. */
  validate(): boolean {
    return this.#form.check()
  }

  /** A step on, if this one is right. */
  next(): void {
    const { steps, step } = this.#form.now()
    if (this.#form.check(steps[step] ?? [])) this.#form.move(1)
  }

  /** A step back. */
  back(): void {
    this.#form.move(-1)
  }

  /** An empty form again, for a new answer. */
  reset(): void {
    if (!this.#definition || !this.#form.renew()) return
    this.#form.reset()
    this.#form.say('reset')
    this.#form.show('ready')
  }

  /** Sends the answer if it is right. A second call while one is on its way is the same call. */
  submit(): Promise<SubmitResult> {
    return this.#form.submit()
  }

  /** Sends what is kept on this device, of any form of this site. */
  flushQueue(): Promise<void> {
    return this.#form.flush()
  }

  async #start(): Promise<void> {
    const inline = this.querySelector(':scope>script[type="application/json"]')
    if (!inline && !this.hasAttribute('form') && !this.hasAttribute('src')) return
    this.#form.show('loading')
    const address = definitionAddress(this)
    try {
      const definition = inline ? JSON.parse(inline.textContent) : await KithForm.#load(address)
      await this.#form.need(definition)
      if (address === definitionAddress(this)) this.definition = definition
    } catch (error) {
      const code = error === 'closed' ? error : 'unavailable'
      this.#form.show('error', { code })
      this.#form.emit('error', { code })
    }
  }
}

const pageEvents = ['online', 'focus', 'visibilitychange']
