import { html, render } from 'lit/html.js'
import { type Attribution, current } from './attribution.ts'
import { dressControls } from './controls.ts'
import type { FormDefinition, FormField, FormValue, FormValues } from './definition.ts'
import type { KithFormEvents } from './events.ts'
import { checkField, fieldsOf, initialValues, readField, valuesFrom, writeField } from './fields.ts'
import { createKey } from './key.ts'
import { follow, tellDataLayer } from './leave.ts'
import { createLoader, definitionAddress } from './load.ts'
import type { Over } from './over.ts'
import type { Ground, Part } from './part.ts'
import { prefilled } from './prefill.ts'
import { type Proof, prove } from './proof.ts'
import { deliver, flush } from './queue.ts'
import type { SubmitResult } from './send.ts'
import { createSheets, lookOf } from './styles.ts'
import { type Tally, tell } from './tally.ts'
import { createWords, isRightToLeft, pickLocale } from './texts.ts'
import { type FormModel, formView } from './view.ts'
import { visible } from './visible.ts'

export type KithFormStatus = 'idle' | 'loading' | 'ready' | 'invalid' | 'submitting' | 'queued' | 'done' | 'error'

/** By field name, the code of what is wrong. */
export type FieldErrors = Record<string, string>

/** What goes with the values of an answer. */
export interface Meta extends Attribution {
  locale: string
  /** By consent field: the version of the text that was agreed to. */
  consent: Record<string, string>
  /** What a program wrote into the field that nobody sees; '' from a person. */
  honeypot: string
  /** The version of the definition that was filled in. */
  version: number
}

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
  #attribution: Attribution = current()
  #rootMade: ShadowRoot | undefined
  /** Fetched when they are needed. */
  readonly #parts: Part[] = []
  readonly #coming: Promise<void>[] = []
  #definition: FormDefinition | undefined
  #typed: FormValues = {}
  #step = 0
  #key: string | undefined
  #proof: Promise<Proof | undefined> | undefined
  #result: Partial<SubmitResult> = {}
  #sending: Promise<SubmitResult> | undefined
  #isStarted = false
  #isDrawn = false
  #tally: Tally = {}
  #look: CSSStyleSheet[] = []

  /** Without a shadow root (`render="light"`) an element in its place, of which only what both have is used. */
  get #root(): ShadowRoot {
    this.#rootMade ??=
      this.#internals.shadowRoot ??
      (this.getAttribute('render') === 'light'
        ? (this.appendChild(document.createElement('div')) as unknown as ShadowRoot)
        : this.attachShadow({ mode: 'open', delegatesFocus: true }))
    return this.#rootMade
  }

  /** The step that shows, from 1; 0 before the form is drawn. Setting it asks nothing of what is filled in. */
  get step(): number {
    const { shown, step } = this.#model()
    return shown.indexOf(step) + 1
  }
  set step(step: number) {
    this.#step = this.#model().shown[step - 1] ?? 0
    this.#draw()
  }

  /** Sentences and texts of the page's own by code and path, over all others. */
  get messages(): Record<string, string> {
    return this.#messages
  }
  set messages(messages: Record<string, string> | undefined) {
    this.#messages = messages ?? {}
    if (this.#isDrawn) this.#draw()
  }

  /** What would be sent now. Setting it is `setValues`. */
  get values(): FormValues {
    return visible(this.#definition, this.#typed).values
  }
  set values(values: FormValues) {
    this.setValues(values)
  }

  /** What would go with the values. */
  get meta(): Meta {
    const { values } = this
    const version = this.#definition?.version ?? 0
    const consent: Meta['consent'] = {}
    for (const field of fieldsOf(this.#definition)) {
      if (field.type === 'consent' && values[field.name]) consent[field.name] = field.version ?? `${version}`
    }
    const honeypot = this.#root.querySelector<HTMLInputElement>('.trap')?.value ?? ''
    return { ...this.#attribution, locale: this.#locale(), consent, honeypot, version }
  }

  /** What is drawn. Setting it wins over `form` and `src`; throws `KITH_FORM_VERSION` for one of another shape. */
  get definition(): FormDefinition | undefined {
    return this.#definition
  }
  set definition(definition: FormDefinition | undefined) {
    if (!definition) return
    if (definition.v !== 1) throw new TypeError('KITH_FORM_VERSION')
    const fields = fieldsOf(definition)
    const form = this.#definition ? null : (this.#root.querySelector('form') ?? this.querySelector('form'))
    const caret = form?.querySelector<HTMLInputElement>(':focus')
    this.#typed = {
      ...initialValues(fields),
      ...prefilled(this.getAttribute('prefill'), fields),
      ...this.#typed,
      ...(form && valuesFrom(new FormData(form), fields)),
    }
    const isFirst = !this.#definition
    this.#definition = definition
    this.#look = lookOf(definition.look)
    this.#need()
    const { theme } = definition.look ?? {}
    if (theme && !this.hasAttribute('theme')) this.setAttribute('theme', theme)
    this.#show('ready')
    if (caret) this.#focusField(caret.name, caret)
    if (!isFirst) return
    this.#emit('ready')
    if (this.#mode() !== 'inline') return
    new IntersectionObserver(([entry], observer) => {
      if (!entry?.isIntersecting) return
      observer.disconnect()
      this.#emit('view')
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
    for (const type of ['submit', 'input', 'click', 'focusin']) this.#root.addEventListener(type, this)
    this.#say('watch')
    this.#need()
    if (this.status === 'idle') this.#start()
    this.flushQueue()
  }

  disconnectedCallback(): void {
    for (const type of pageEvents) removeEventListener(type, this)
    this.#say('end')
    this.#tell()
  }

  attributeChangedCallback(name: string): void {
    if (!this.#isDrawn) return
    if (name === 'form' || name === 'src') this.#start()
    else if (name === 'open') this.#say('draw')
    else if (/mode/.test(name)) this.#need()
    else this.#draw()
  }

  handleEvent(event: Event): void {
    const target = event.target as HTMLInputElement & HTMLAnchorElement
    if (document.hidden) this.#tell()
    else if (pageEvents.includes(event.type)) this.flushQueue()
    else if (!this.#root.contains(target)) return
    else if (event.type === 'focusin') this.#prove()
    else if (event.type === 'input') this.#change(target.name)
    else if (event.type === 'submit') {
      event.preventDefault()
      const { shown, step } = this.#model()
      shown.at(-1) === step ? this.submit() : this.next()
    } else if (target.hash) {
      event.preventDefault()
      this.#focusField(target.hash.slice(1))
    } else if (target.name === 'back') this.back()
    else if (target.name === 'reload') this.#start()
  }

  /** The first field of the form. */
  override focus(options?: FocusOptions): void {
    const first = this.#root.querySelector<HTMLElement>('.step:not([hidden]) :is(input,select,textarea)')
    first?.focus(options)
  }

  /** Opens a popup, slide-in or drawer. */
  show(): void {
    this.setAttribute('open', '')
    this.#over()?.open?.(true)
  }

  /** Closes it; what was typed stays. */
  hide(): void {
    this.removeAttribute('open')
  }

  /** Writes values by field name; names that the form does not have are left out of what is sent. */
  setValues(values: FormValues): void {
    Object.assign(this.#typed, values)
    this.#draw()
  }

  /** Shows what is wrong in all steps and goes to the first; true when nothing is. */
  validate(): boolean {
    return this.#check(this.#model().steps.flat())
  }

  /** A step on, if this one is right. */
  next(): void {
    const { steps, step } = this.#model()
    if (this.#check(steps[step] ?? [])) this.#move(1)
  }

  /** A step back. */
  back(): void {
    this.#move(-1)
  }

  /** An empty form again, for a new answer. */
  reset(): void {
    if (!this.#definition || this.#sending) return
    this.#typed = initialValues(fieldsOf(this.#definition))
    this.errors = {}
    this.#key = this.#proof = undefined
    this.#step = 0
    this.#isStarted = false
    this.#say('reset')
    this.#show('ready')
  }

  /** Sends the answer if it is right. A second call while one is on its way is the same call. */
  submit(): Promise<SubmitResult> {
    this.#sending ??= this.#submit().finally(() => {
      this.#sending = undefined
    })
    return this.#sending
  }

  /** Sends what is kept on this device, of any form of this site. */
  async flushQueue(): Promise<void> {
    try {
      const { results, kept } = await flush()
      const key = `${this.#key}`
      if (this.status === 'queued' && !kept.includes(key)) this.#settle(results[key] ?? { status: 'done' })
    } catch {
      // A page that may not store keeps nothing.
    }
  }

  async #submit(): Promise<SubmitResult> {
    const definition = this.#definition
    if (!definition || !/ready|invalid|error/.test(this.status)) return { status: this.status }
    if (this.#parts.length) await this.#say('submit')
    if (!this.validate()) return { status: 'invalid', errors: this.errors }
    const { values, meta } = this
    if (!this.#emit('submit', { values, meta })) return { status: this.status }
    this.#key ??= createKey()
    const key = this.#key
    const url = this.#address(definition)
    const entry = { key, url, body: JSON.stringify({ key, values, meta }), at: Date.now() }
    this.#show('submitting')
    const result = this.#settle(await deliver(entry, definition.offline !== false, this.#prove()))
    if (!result.errors) this.#root.querySelector<HTMLElement>('.panel,.alert')?.focus()
    return result
  }

  /** Begins to work for the form's challenge, once for each answer. */
  #prove(): Promise<Proof | undefined> {
    const definition = this.#definition
    this.#proof ??= definition?.version ? prove(this.#address(definition)) : Promise.resolve(undefined)
    return this.#proof
  }

  /** Shows how sending ended. */
  #settle(result: SubmitResult): SubmitResult {
    const { status, id, code, errors, redirect } = result
    if (errors) return this.#accept(errors) ? this.#settle({ status: 'error', code: 'failed' }) : result
    if (code === 'conflict') this.#key = this.#proof = undefined
    this.#show(status, result)
    this.#emit(status === 'done' ? 'success' : (status as 'error'), { id, code })
    if (status !== 'done') return result
    const layer = this.getAttribute('datalayer')
    if (layer !== null) tellDataLayer(layer || 'dataLayer', this.#definition?.id)
    const next = this.getAttribute('redirect') || redirect || this.#definition?.redirect
    if (next) follow(next)
    return result
  }

  #mode(): string {
    const over = this.#over()
    return ((!over || 'view' in over) && this.getAttribute('mode')) || 'inline'
  }

  /** What lies over the page: without a `view` it could not be fetched, and the form stands in the page. */
  #over(): Over | undefined {
    return this.#parts[0] as Over | undefined
  }

  /** What else is needed, each part fetched once: what does not come is done without. */
  async #need(definition = this.#definition): Promise<void> {
    const wants = (name: string, value: string) => this.getAttribute(name) === value
    const wanted: (false | Load)[] = [
      this.#mode() !== 'inline' && (() => import('./over.ts')),
      wants('consent-mode', 'granted') && (() => import('./kept.ts')),
      fieldsOf(definition).some(({ type }) => type === 'file') && (() => import('./files.ts')),
      // Last: it dresses what the others draw.
      wants('render', 'light') && (() => import('./light.ts')),
    ]
    await Promise.all(
      wanted.map((load, at) => {
        if (load) this.#coming[at] ??= this.#fetch(load, at)
        return load && this.#coming[at]
      }),
    )
    if (this.#isDrawn) this.#draw()
  }

  async #fetch(load: Load, at: number): Promise<void> {
    try {
      const { start } = await load()
      this.#parts[at] = start(this, {
        html,
        render,
        root: this.#root,
        words: (...asked) => this.#model().words(...asked),
        address: () => this.#address(this.#definition as FormDefinition),
        key: (key = this.#key) => {
          this.#key = key
          return key
        },
        came: from => {
          this.#attribution = from
        },
        emit: name => this.#emit(name),
        change: (...changed) => this.#change(...changed),
        prove: isFresh => {
          if (isFresh) this.#proof = undefined
          return this.#prove()
        },
      })
    } catch {
      this.#parts[at] = () => {}
    }
  }

  #say(what: Parameters<Part>[0]): Promise<unknown> {
    return Promise.all(this.#parts.map(part => part(what)))
  }

  #check(fields: FormField[]): boolean {
    this.#draw()
    const errors: FieldErrors = {}
    for (const field of fields) {
      const code = this.#codeOf(field)
      if (code) errors[field.name] = code
    }
    return this.#accept(errors)
  }

  #codeOf(field: FormField): string | undefined {
    return checkField(field, this.#controls(field.name)[0], this.values[field.name])
  }

  /** Takes errors as the form's; true when no field that shows has one, else it shows them and goes to the first. */
  #accept(errors: FieldErrors): boolean {
    this.errors = errors
    const first = this.#model()
      .steps.flat()
      .find(({ name }) => errors[name])
    this.#show(first ? 'invalid' : 'ready')
    if (!first) return true
    for (const name in errors) this.#count(`error:${name}`)
    this.#emit('invalid', { errors })
    this.#focusField(first.name)
    return false
  }

  #change(name: string, value?: FormValue, code?: string): void {
    const field = fieldsOf(this.#definition).find(field => field.name === name)
    if (!field) return
    this.#key ??= createKey()
    this.#typed[name] = value ?? readField(this.#controls(name), field.type)
    if (!this.#isStarted) this.#emit('start')
    this.#isStarted = true
    this.#emit('change', { field: name })
    const { [name]: old, ...errors } = this.errors
    const wrong = code ?? (old && this.#codeOf(field))
    this.errors = wrong ? { ...errors, [name]: wrong } : errors
    this.#draw()
  }

  #move(by: number): void {
    const { shown, step } = this.#model()
    const to = shown[shown.indexOf(step) + by]
    if (to === undefined) return
    this.#step = to
    this.#draw()
    this.#root.querySelector<HTMLElement>('form>div>.help')?.focus()
    this.#count(`step:${to + 1}`)
    this.#emit('step', { step: this.step, steps: shown.length })
  }

  /** @param caret where the visitor stood in the page's own form */
  #focusField(name: string, caret?: HTMLInputElement): void {
    const step = this.#model().steps.findIndex(fields => fields.some(field => field.name === name))
    if (step !== this.#step) {
      this.#step = step
      this.#draw()
    }
    const controls = this.#controls(name)
    const control = controls.find(one => (caret ? one.value === caret.value : one.checked)) ?? controls[0]
    const { selectionStart = null, selectionEnd = null } = caret ?? {}
    control?.focus()
    // Only a control for text has a caret.
    if (selectionStart !== null) control?.setSelectionRange(selectionStart, selectionEnd)
  }

  #controls(name: string): HTMLInputElement[] {
    return [...this.#root.querySelectorAll<HTMLInputElement>(`.field [name="${CSS.escape(name)}"]`)]
  }

  async #start(): Promise<void> {
    const inline = this.querySelector(':scope>script[type="application/json"]')
    if (!inline && !this.hasAttribute('form') && !this.hasAttribute('src')) return
    this.#show('loading')
    const address = definitionAddress(this)
    try {
      const definition = inline ? JSON.parse(inline.textContent) : await KithForm.#load(address)
      await this.#need(definition)
      if (address === definitionAddress(this)) this.definition = definition
    } catch (error) {
      const code = error === 'closed' ? error : 'unavailable'
      this.#show('error', { code })
      this.#emit('error', { code })
    }
  }

  #locale(): string {
    const asked = this.getAttribute('locale')
    const page = this.closest<HTMLElement>('[lang]')?.lang ?? ''
    return this.#definition ? pickLocale(this.#definition, asked, page) : asked || page
  }

  #emit<Name extends keyof KithFormEvents>(name: Name, more?: KithFormEvents[Name]): boolean {
    const detail = { form: this.#definition?.id ?? this.getAttribute('form'), ...more }
    if (this.hasAttribute('debug')) console.debug(name, detail)
    if (/view|start|submit|success/.test(name)) this.#count(name)
    const cancelable = name === 'submit'
    return this.dispatchEvent(new CustomEvent(`kith-${name}`, { bubbles: true, composed: true, cancelable, detail }))
  }

  #count(event: string): void {
    this.#tally[event] = (this.#tally[event] ?? 0) + 1
  }

  #tell(): void {
    const definition = this.#definition
    if (definition && definition.counted !== false) tell(`${this.#address(definition)}/count`, this.#tally)
    this.#tally = {}
  }

  #address({ id }: Pick<FormDefinition, 'id'>): string {
    return new URL(encodeURIComponent(id), definitionAddress(this)).href
  }

  #show(status: KithFormStatus, result: Partial<SubmitResult> = {}): void {
    const { states } = this.#internals
    states.delete(this.status)
    states.add(status)
    this.status = status
    this.#result = result
    this.#draw()
    if (this.isConnected) this.setAttribute('status', status)
  }

  #model(): FormModel {
    const { steps } = visible(this.#definition, this.#typed)
    const shown = steps.flatMap((fields, at) => (fields[0] ? [at] : []))
    if (!shown.includes(this.#step)) this.#step = shown[0] ?? 0
    const locale = this.#locale()
    return {
      definition: this.#definition,
      locale,
      dir: isRightToLeft(locale) ? 'rtl' : 'ltr',
      mode: this.#mode(),
      over: this.#over(),
      words: createWords(this.#definition, locale, this.#messages),
      status: this.status,
      steps,
      shown,
      step: this.#step,
      errors: this.errors,
      code: this.#result.code,
      message: this.#result.message,
    }
  }

  #draw(): void {
    const root = this.#root
    if (!this.#isDrawn) {
      // What the server rendered stays until there is a form to put in its place.
      if (!this.#definition && root.hasChildNodes()) return
      root.replaceChildren()
      this.#isDrawn = true
    }
    const [layout, colour] = KithForm.#sheets as [CSSStyleSheet, CSSStyleSheet]
    const over = this.#over()?.sheets ?? []
    root.adoptedStyleSheets =
      this.getAttribute('theme') === 'none' ? [layout, ...over.slice(0, 1)] : [layout, colour, ...over, ...this.#look]
    const model = this.#model()
    render(formView(model), root)
    for (const field of fieldsOf(this.#definition)) {
      const controls = this.#controls(field.name)
      dressControls(controls, field, model.words, this.errors[field.name])
      writeField(controls, field.type, this.#typed[field.name])
    }
    this.#say('draw')
  }
}

type Load = () => Promise<{ start(host: KithForm, ground: Ground): Part }>

const pageEvents = ['online', 'focus', 'visibilitychange']
