import { icon, Part } from '@kith/admin/ui'
import { messagesFor } from '@kith/form/messages'
import { type FormDefinition, type FormDesign, lookOf } from '@kith/plugin-forms/contract'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { ref } from 'lit/directives/ref.js'
import './down.ts'
import { spotOf } from './design/spots.ts'
import { languagesOf } from './design/texts.ts'
import { type FormElement, loadForm } from './form-element.ts'
import type { Editing } from './kit.ts'
import { languageName } from './words.ts'

/** The widths at which a form is looked at. */
export const widths = [360, 600, 900] as const
export type Width = (typeof widths)[number]
const drawings = { 360: 'smartphone', 600: 'tablet', 900: 'desktop' } as const

/** The form as visitors will see it: the element itself, in a width, a language, by day or by night. */
export class KithFormsPreview extends Part {
  static override styles = [
    Part.styles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; background: var(--k-sunken); }
      .tools { display: flex; flex-wrap: wrap; align-items: center; gap: var(--k-space-2); padding: var(--k-space-3) var(--k-space-4) 0; }
      .size { flex: 1; color: var(--k-text-2); font-size: var(--k-text-s); }
      .room { flex: 1; min-height: 0; padding: var(--k-space-3) var(--k-space-4) var(--k-space-6); overflow: hidden auto; }
      .site { position: relative; margin: 0 auto; border: var(--k-hairline) solid var(--k-line-strong); border-radius: var(--k-radius-l); background: var(--k-surface); transform-origin: 0 0; overflow: clip; }
      .site[data-look='light'] { color-scheme: light; }
      .site[data-look='dark'] { color-scheme: dark; }
      .site[data-look='light'], .site[data-look='dark'] { background: var(--k-surface); color: var(--k-text); }
      .page { padding: var(--k-space-6) var(--k-space-5); }
      .mark { position: absolute; scroll-margin: var(--k-space-8); border: 2px solid var(--k-accent); border-radius: var(--k-radius-m); pointer-events: none; }
      .mark span { position: absolute; inset-block-end: 100%; inset-inline-end: -2px; padding: 0 var(--k-space-2); border-radius: var(--k-radius-s) var(--k-radius-s) 0 0; background: var(--k-accent); color: var(--k-on-accent); font-size: var(--k-text-xs); line-height: var(--k-leading-prose); }
      .note { padding: var(--k-space-2) var(--k-space-4) 0; color: var(--k-text-2); font-size: var(--k-text-s); }
    `,
  ]
  static override properties = {
    editing: { attribute: false },
    publicId: { attribute: false },
    width: { attribute: false },
    locale: { state: true },
    look: { state: true },
    isReady: { state: true },
    failed: { state: true },
    size: { state: true },
    isHiddenNow: { state: true },
    isDown: { state: true },
  }

  declare editing: Editing
  declare publicId: string
  declare width: Width
  declare locale: string | undefined
  declare look: 'light' | 'dark' | undefined
  declare isReady: boolean
  declare failed: boolean
  declare size: number
  /** Whether what is edited does not show with what stands in the form. */
  declare isHiddenNow: boolean
  /** Whether it shows what visitors see while this app does not answer. */
  declare isDown: boolean
  #form: FormElement | undefined
  #shown: FormDesign | undefined
  readonly #watch = new ResizeObserver(() => this.#fit())

  constructor() {
    super()
    this.isReady = false
    this.failed = false
    this.isHiddenNow = false
    this.isDown = false
    this.size = 0
  }

  override firstUpdated(): void {
    void loadForm().then(
      () => {
        this.isReady = true
      },
      () => {
        this.failed = true
      },
    )
    this.#watch.observe(this)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#watch.disconnect()
  }

  override render(): TemplateResult {
    const { texts, editing, width, isReady, failed } = this
    const { design } = editing
    const languages = languagesOf(design)
    const locale = this.#locale
    const look = this.#look
    const press = (on: boolean, words: string, act: () => void, body: unknown = words, lang?: string) =>
      html`<button type="button" aria-pressed=${on} aria-label=${words} title=${words} lang=${lang ?? nothing} @click=${act}>${body}</button>`
    return html`<div class="tools">
        <span class="seg" role="group" aria-label=${texts.word('forms.preview.width')}>${[...widths].reverse().map(one => press(one === width, texts.word(`forms.preview.${one}`), () => this.#widen(one), icon(drawings[one])))}</span>
        <span class="size num">${width} × ${this.size}</span>
        ${languages.length > 1 ? html`<span class="seg" role="group" aria-label=${texts.word('forms.preview.language')}>${languages.map(tag => press(tag === locale, languageName(tag), () => (this.locale = tag), languageName(tag), tag))}</span>` : nothing}
        <span class="seg" role="group" aria-label=${texts.word('forms.preview.look')}>${(['light', 'dark'] as const).map(one => press(one === look, texts.word(`forms.look.${one}`), () => (this.look = one)))}</span>
        <button class="btn quiet" type="button" aria-pressed=${this.isDown} @click=${() => (this.isDown = !this.isDown)}>${texts.word('forms.preview.down')}</button>
      </div>
      ${this.isDown ? html`<kith-forms-down .texts=${texts} .design=${design} .locale=${locale} .publicId=${this.publicId}></kith-forms-down>` : nothing}
      ${this.isHiddenNow ? html`<p class="note" role="status">${texts.word('forms.preview.hidden')}</p>` : nothing}
      <div class="room" ?hidden=${this.isDown}>${failed ? html`<p class="wrong" role="alert">${texts.word('forms.preview.failed')}</p>` : nothing}
        <div class="site" data-look=${look} @click=${this.#picked} @kith-submit=${(event: Event) => event.preventDefault()} @kith-change=${() => this.#mark()} @kith-step=${() => this.#mark()}>
          <div class="page">${isReady ? keyed(shapeOf(design), html`<kith-form theme=${look} locale=${locale} ${ref(this.#taken)}></kith-form>`) : nothing}</div>
          <div class="mark" hidden><span>${texts.word('forms.preview.editing')}</span></div>
        </div>
      </div>`
  }

  override updated(changed: PropertyValues<this>): void {
    const { design, selection } = this.editing
    const form = this.#form
    if (!form) return
    if (this.#shown !== design) {
      form.definition = previewOf(design, this.publicId)
      this.#shown = design
    }
    const isChosen =
      changed.has('editing') && JSON.stringify(changed.get('editing')?.selection) !== JSON.stringify(selection)
    if (isChosen && selection.kind !== 'form') form.step = this.#stepNumber(selection.step)
    this.#fit()
    const mark = this.renderRoot.querySelector<HTMLElement>('.mark')
    if (isChosen && mark && !mark.hidden) mark.scrollIntoView({ block: 'nearest' })
  }

  /** The width after this one. */
  next(): void {
    this.#widen(widths[(widths.indexOf(this.width) + 1) % widths.length] ?? 600)
  }

  #widen(width: Width): void {
    this.dispatchEvent(new CustomEvent<Width>('kith-forms-width', { detail: width, bubbles: true, composed: true }))
  }

  get #locale(): string {
    const { design } = this.editing
    return (
      [this.locale, this.texts.locale].find(tag => tag !== undefined && languagesOf(design).includes(tag)) ??
      design.lang
    )
  }

  get #look(): 'light' | 'dark' {
    const own = this.editing.design.look?.theme
    if (this.look) return this.look
    if (own === 'light' || own === 'dark') return own
    return matchMedia('(prefers-color-scheme: dark)').matches && document.documentElement.dataset.theme !== 'light'
      ? 'dark'
      : 'light'
  }

  /** Of the steps that have fields, which one it is. */
  #stepNumber(step: number): number {
    return this.editing.design.steps.slice(0, step + 1).filter(({ fields }) => fields.length > 0).length
  }

  readonly #taken = (element?: Element) => {
    if (this.#form) this.#watch.unobserve(this.#form)
    this.#form = element as FormElement | undefined
    this.#shown = undefined
    if (this.#form) this.#watch.observe(this.#form)
  }

  /** Drawn smaller where there is not room for its width. */
  #fit(): void {
    const room = this.renderRoot.querySelector<HTMLElement>('.room')
    const site = this.renderRoot.querySelector<HTMLElement>('.site')
    const form = this.#form
    if (!room || !site || !form) return
    const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(room)
    const wide = room.clientWidth - Number.parseFloat(paddingInlineStart) - Number.parseFloat(paddingInlineEnd)
    const page = form.parentElement as HTMLElement
    const sides = Number.parseFloat(getComputedStyle(page).paddingInlineStart) * 2 + 2
    const whole = this.width + sides
    const scale = Math.min(1, wide / whole)
    site.style.width = `${whole}px`
    site.style.transform = scale < 1 ? `scale(${scale})` : ''
    site.style.marginInline = scale < 1 ? '0' : 'auto'
    site.style.marginBlockEnd = scale < 1 ? `${site.offsetHeight * (scale - 1)}px` : ''
    const size = Math.ceil(form.offsetHeight)
    if (size !== this.size) this.size = size
    this.#mark()
  }

  /** An outline around what is edited. */
  #mark(): void {
    const { design, selection } = this.editing
    const mark = this.renderRoot.querySelector<HTMLElement>('.mark')
    const site = this.renderRoot.querySelector<HTMLElement>('.site')
    if (!mark || !site) return
    const field = selection.kind === 'field' ? design.steps[selection.step]?.fields[selection.at] : undefined
    const shown = field && this.#elementOf(field.name)
    const box = shown?.getBoundingClientRect()
    const isThere = box !== undefined && box.height > 0
    mark.hidden = !isThere
    const canShow = field !== undefined && field.type !== 'hidden' && field.type !== 'static'
    this.isHiddenNow = canShow && !isThere && this.isReady
    if (!isThere) return
    const outer = site.getBoundingClientRect()
    const scale = outer.width / site.offsetWidth || 1
    const gap = 6
    mark.style.left = `${(box.left - outer.left) / scale - gap}px`
    mark.style.top = `${(box.top - outer.top) / scale - gap}px`
    mark.style.width = `${box.width / scale + 2 * gap}px`
    mark.style.height = `${box.height / scale + 2 * gap}px`
  }

  #elementOf(name: string): Element | null | undefined {
    return this.#form?.shadowRoot?.querySelector(`.field [name="${CSS.escape(name)}"]`)?.closest('.field')
  }

  /** A click on a field chooses it. */
  readonly #picked = (event: Event) => {
    const inside = event.composedPath().find(one => one instanceof HTMLElement && one.matches('.field')) as
      | HTMLElement
      | undefined
    const name = inside?.querySelector('[name]')?.getAttribute('name')
    const spot = name ? spotOf(this.editing.design, name) : undefined
    if (spot) this.editing.open({ kind: 'field', ...spot })
  }
}

/** Another shape is another element, so that nothing typed into the old one is shown in the new one. */
function shapeOf(design: FormDesign): string {
  return JSON.stringify(design.steps.map(({ fields }) => fields.map(({ name, type, value }) => [name, type, value])))
}

/** The design as the element takes it; it counts nothing and keeps nothing. */
export function previewOf(design: FormDesign, id: string): FormDefinition {
  return {
    v: 1,
    id,
    version: 0,
    honeypot: 'kith_preview',
    ...design,
    ...(design.look && { look: lookOf(design.look) }),
    ...messagesFor(
      languagesOf(design),
      design.steps.some(step => step.fields.some(({ type }) => type === 'file')),
    ),
    counted: false,
    offline: false,
  }
}

customElements.define('kith-forms-preview', KithFormsPreview)
