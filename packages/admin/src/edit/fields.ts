import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Labels, RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, withValues } from '../data/field-value.ts'
import type { Session } from '../data/session.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { icon } from '../ui/icons.ts'
import { notify } from '../ui/notice.ts'
import { minutes } from '../ui/watch.ts'
import { isEmptyDocument } from '../values/document.ts'
import { drawValue } from '../values/draw.ts'
import { about } from './about.ts'
import { conflictBox } from './conflict.ts'
import { createEditor, type Editor, type Saved } from './editor.ts'
import { fieldsStyles } from './fields-styles.ts'
import type { FieldGroup } from './groups.ts'
import { inputOf } from './kinds.ts'
import { createMarks, type Marks } from './marks.ts'
import { actStyles, controlStyles } from './styles.ts'
import { lockOf, whyLocked } from './why.ts'

/**
 * Fields of one record, changed where they stand: Enter saves, Esc puts back. Tells by `kith-changed` of the record as it
 * was saved.
 */
export class KithFields extends LitElement {
  static override styles = [base, values, controlStyles, actStyles, fieldsStyles]
  static override properties = {
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
    entity: { attribute: false },
    row: { attribute: false },
    labels: { attribute: false },
    groups: { attribute: false },
    isLocked: { attribute: false },
    prose: { type: Boolean, reflect: true },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts
  declare entity: EntityInfo
  declare row: RecordRow
  declare labels: Labels
  declare groups: readonly FieldGroup[]
  /** Whether no rule lets the reader change the record: why is told where he tries. */
  declare isLocked: boolean
  /** Whether each value stands under its name, in full. */
  declare prose: boolean

  readonly #now = minutes(this)
  #editor: Editor | undefined
  #unsubscribe: (() => void) | undefined
  #marks: Marks | undefined
  /** Why a field may not be changed, told where it was tried. */
  #why: { readonly name: string; readonly words: string } | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unsubscribe?.()
    this.#marks?.close()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    const before = changed.get('row')
    if (!this.#editor || (before && before.id !== this.row.id)) this.#open()
    else if (before) this.#marks?.compare(before, this.row, this.entity.fields)
  }

  /** Opens a field by its name; without one that which has the focus, else the first. `false` where there is none. */
  edit(name?: string): boolean {
    const at = this.renderRoot.querySelector<HTMLElement>('[data-field]:focus-within')?.dataset.field
    const all = this.groups.flatMap(({ fields }) => fields)
    const field = all.find(one => one.name === (name ?? at)) ?? (name === undefined ? all[0] : undefined)
    if (!field) return false
    this.#start(field)
    return true
  }

  override render(): TemplateResult {
    return html`${this.groups.map(
      ({ title, fields }) => html`
        ${title === '' ? nothing : html`<h3>${title}</h3>`}
        <dl class=${this.prose ? 'full' : 'kv'}>${fields.map(field => this.#row(field))}</dl>
      `,
    )}`
  }

  #row(field: FieldInfo): TemplateResult {
    const { texts, entity } = this
    const { name } = field
    const state = this.#editor?.state.value
    const isOpen = state?.field?.name === name
    const mark = this.#marks?.of(name)
    const label = texts.field(entity.name, name)
    return html`<div data-field=${name}>
      <dt>${isOpen ? html`<label for="c-${name}">${label}</label>` : label}${mark === undefined ? nothing : html`<span class="moved"><i class="dot accent"></i>${mark}</span>`}</dt>
      <dd>${isOpen ? this.#control(field, label) : this.#value(field, label)}</dd>
    </div>`
  }

  #value(field: FieldInfo, label: string): TemplateResult {
    const { texts } = this
    const drawn = this.#draw(field)
    const isFixed = lockOf(field, texts) !== undefined
    const failed = this.#editor?.state.value.failed[field.name]
    const words = failed?.problem ?? (failed && texts.say('edit.conflict.short'))
    const wrong = words === undefined ? nothing : html`<p class="wrong" role="alert">${words}</p>`
    const why = this.#why?.name === field.name ? html`<p class="why" role="status">${this.#why.words}</p>` : nothing
    if (drawn === undefined && !isFixed && !this.isLocked) {
      return html`<button class="link" type="button" id="p-${field.name}" aria-label=${texts.say('edit.add.field', { field: label })} @click=${() => this.#start(field)}>${texts.say('edit.add')}</button>${why}${wrong}`
    }
    const pen = isFixed
      ? nothing
      : html`<button class="pen" type="button" id="p-${field.name}" aria-label=${texts.say('edit.change', { field: label })} title=${texts.say('edit.change', { field: label })} @click=${() => this.#start(field)}>${icon(this.isLocked ? 'hidden' : 'pen')}</button>`
    return html`<div class="shown ${isFixed || this.isLocked ? '' : 'open'}" @click=${(event: Event) => this.#clicked(event, field, isFixed)}><div class="v">${drawn ?? html`<span class="hint">—</span>`}</div>${pen}</div>${why}${wrong}`
  }

  #control(field: FieldInfo, label: string): TemplateResult {
    const { session, directory, texts, entity } = this
    const editor = this.#editor as Editor
    const { draft, problem, conflict, labels } = editor.state.value
    const known = { ...this.labels, ...labels }
    if (conflict) {
      return conflictBox({
        texts,
        conflict,
        draw: value => this.#draw(field, value) ?? html`<span class="hint">${texts.say('value.empty')}</span>`,
        who: this.#marks?.nameOf(conflict.by) ?? texts.say('actor.unknown'),
        settle: whose => void this.#settled(editor.settle(whose), field),
      })
    }
    const kind = inputOf(field)
    const hint = texts.hint(entity.name, field.name)
    const input = kind.input({
      id: `c-${field.name}`,
      name: label,
      session,
      directory,
      texts,
      entity: entity.name,
      field,
      draft,
      labels: known,
      describedBy: about({ [`h-${field.name}`]: hint, [`e-${field.name}`]: problem }),
      isInvalid: problem !== undefined,
      change: editor.type,
      learn: editor.learn,
    })
    const keys = texts.say(kind.isLong?.(field) ? 'edit.keys.long' : 'edit.keys')
    return html`<div class="edit" @keydown=${(event: KeyboardEvent) => this.#pressed(event, field)}>
      ${input}
      ${hint === undefined ? nothing : html`<p class="hint how" id="h-${field.name}">${hint}</p>`}
      ${problem === undefined ? nothing : html`<p class="wrong" id="e-${field.name}" role="alert">${problem}</p>`}
      <div class="acts">
        <button class="btn primary" type="button" @click=${() => this.#save(field)}>${texts.say('edit.save')}</button>
        <button class="btn quiet" type="button" @click=${() => this.#back(field)}>${texts.say('edit.cancel')}</button>
        <span class="hint keys">${keys}</span>
      </div>
    </div>`
  }

  #draw(field: FieldInfo, value: unknown = fieldValue(this.#shownRow, field.name)): unknown {
    const { texts, directory, entity } = this
    if (isEmptyDocument(value)) return undefined
    const labels = { ...this.labels, ...this.#editor?.state.value.labels }
    return drawValue(value, { texts, directory, labels, entity: entity.name, field, now: this.#now() })
  }

  get #shownRow(): RecordRow {
    return withValues(this.row, this.#editor?.state.value.patch ?? {})
  }

  #open(): void {
    this.#unsubscribe?.()
    this.#marks?.close()
    this.#why = undefined
    const { session, entity } = this
    this.#editor = createEditor({ api: session.api, entity, texts: () => this.texts })
    this.#marks = createMarks(session.api, () => this.requestUpdate())
    this.#unsubscribe = this.#editor.state.subscribe(() => this.requestUpdate())
  }

  #start(field: FieldInfo): void {
    const { texts, session, entity, row } = this
    const tell = (words: string) => {
      this.#why = { name: field.name, words }
      this.requestUpdate()
    }
    this.#why = undefined
    const locked = lockOf(field, texts)
    if (locked !== undefined) tell(locked)
    if (locked !== undefined) return
    if (!this.isLocked) {
      this.#editor?.open(field, row)
      void this.#focus(`c-${field.name}`)
    }
    // A rule may leave out this field: the input closes again and says why.
    void whyLocked(session.api, entity, row.id, field, texts).then(
      words => {
        if (words === undefined) return
        if (this.#editor?.state.value.field === field) this.#back(field)
        tell(words)
      },
      () => {},
    )
  }

  #save(field: FieldInfo): void {
    void this.#settled((this.#editor as Editor).save(), field)
  }

  #back(field: FieldInfo): void {
    this.#editor?.close()
    void this.#focus(`p-${field.name}`)
  }

  async #settled(saving: Promise<Saved | undefined>, field: FieldInfo): Promise<void> {
    await this.#focusPen(field)
    const saved = await saving
    if (saved) this.#told(saved)
    else if (this.#editor?.state.value.conflict) void this.#marks?.know(this.#editor.state.value.conflict.by)
    if (!saved && this.#editor?.state.value.field === field) await this.#focusControl(field)
  }

  #told({ field, row, held, before }: Saved): void {
    const { texts, entity } = this
    if (held) notify(this, { text: texts.say('edit.held', { why: held.reason }) })
    if (!row) return
    this.#marks?.own(field.name)
    this.dispatchEvent(new CustomEvent<RecordRow>('kith-changed', { detail: row, bubbles: true, composed: true }))
    const undo = async () => {
      const again = await this.#editor?.set(field, before, this.row)
      if (!again?.row) return false
      this.#marks?.own(field.name)
      this.dispatchEvent(new CustomEvent('kith-changed', { detail: again.row, bubbles: true, composed: true }))
      return true
    }
    notify(this, { text: texts.say('edit.saved', { field: texts.field(entity.name, field.name) }), undo })
  }

  #pressed(event: KeyboardEvent, field: FieldInfo): void {
    const isLong = inputOf(field).isLong?.(field) === true
    const isEnter = event.key === 'Enter' && !(event.target instanceof HTMLButtonElement) && !event.isComposing
    if (event.key === 'Escape') this.#back(field)
    else if (isEnter && (!isLong || event.ctrlKey || event.metaKey)) this.#save(field)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  #clicked(event: Event, field: FieldInfo, isFixed: boolean): void {
    const target = event.target as HTMLElement
    if (isFixed || this.isLocked || target.closest('a, button, summary') || getSelection()?.toString()) return
    this.#start(field)
  }

  async #focusPen({ name }: FieldInfo): Promise<void> {
    await this.updateComplete
    if (!this.renderRoot.querySelector(':focus')) await this.#focus(`p-${name}`)
  }

  async #focusControl({ name }: FieldInfo): Promise<void> {
    await this.updateComplete
    const box = this.renderRoot.querySelector<HTMLElement>('.conflict button')
    if (box) box.focus()
    else await this.#focus(`c-${name}`)
  }

  async #focus(id: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus()
  }
}

customElements.define('kith-fields', KithFields)
