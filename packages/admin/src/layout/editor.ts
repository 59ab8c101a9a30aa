import { isHeld, type KithError } from '@kith/client'
import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import type { Session } from '../data/session.ts'
import type { Layout } from '../edit/groups.ts'
import { problemsOf } from '../edit/problems.ts'
import { actStyles, controlStyles } from '../edit/styles.ts'
import { base } from '../styles/base.ts'
import type { Texts } from '../texts/texts.ts'
import { failureStyles } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { type DraftGroup, moved, placed, without } from './moves.ts'
import { layoutStyles } from './styles.ts'

interface Stored extends RecordRow {
  readonly role: string
  readonly groups: Layout['groups']
}

const everybody = '*'
/** What stands in no group: it follows behind them, and is not stored. */
const rest = 0

/**
 * Arranges the fields of one kind of record, for everybody or for a role: by dragging, by Alt and the arrows, by buttons.
 * Tells by `kith-arranged` once it is saved.
 */
export class KithLayoutEditor extends LitElement {
  static override styles = [base, failureStyles, controlStyles, actStyles, layoutStyles]
  static override properties = {
    session: { attribute: false },
    texts: { attribute: false },
    entity: { attribute: false },
  }

  declare session: Session
  declare texts: Texts
  declare entity: EntityInfo

  #role = everybody
  #roles: readonly { readonly key: string; readonly name: string }[] = []
  #stored: readonly Stored[] = []
  #groups: readonly DraftGroup[] = []
  #keys = 0
  #dragged: string | undefined
  #problem: string | undefined
  #said = ''

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entity')) void this.#load()
  }

  override render(): TemplateResult {
    const { texts } = this
    const isStored = this.#stored.some(({ role }) => role === this.#role)
    return html`
      <p class="hint lead">${texts.say('layout.lead')}</p>
      <label class="for"><span>${texts.say('layout.for')}</span><select class="control" @change=${this.#chose}>
        <option value=${everybody} ?selected=${this.#role === everybody}>${texts.say('layout.everybody')}</option>
        ${this.#roles.map(({ key, name }) => html`<option value=${key} ?selected=${this.#role === key}>${name}</option>`)}
      </select></label>
      <div class="vh" role="status">${this.#said}</div>
      ${repeat(
        this.#groups,
        ({ key }) => key,
        group => this.#group(group),
      )}
      <button class="btn quiet" type="button" @click=${this.#addGroup}>${texts.say('layout.group.add')}</button>
      ${this.#problem === undefined ? nothing : html`<p class="wrong" role="alert">${this.#problem}</p>`}
      <div class="acts">
        <button class="btn primary" type="button" @click=${this.#save}>${texts.say('layout.save')}</button>
        ${isStored ? html`<button class="btn quiet" type="button" @click=${this.#remove}>${texts.say('layout.remove')}</button>` : nothing}
      </div>
    `
  }

  #group({ key, title, fields }: DraftGroup): TemplateResult {
    const { texts } = this
    const name = title[texts.locale] ?? ''
    return html`<section data-key=${key} @dragover=${this.#over} @drop=${(event: DragEvent) => this.#drop(event, key, fields.length)}>
      ${
        key === rest
          ? html`<h3>${texts.say('layout.rest')}</h3>`
          : html`<div class="head">
        <input class="control" type="text" maxlength="100" dir="auto" aria-label=${texts.say('layout.group.title')} placeholder=${texts.say('layout.group.title')} .value=${name} @input=${(event: Event) => this.#entitle(key, (event.target as HTMLInputElement).value)}>
        <button class="btn quiet icon" type="button" aria-label=${texts.say('layout.group.remove')} title=${texts.say('layout.group.remove')} @click=${() => this.#put(without(this.#groups, key))}>${icon('close')}</button>
      </div>`
      }
      <ul>${repeat(
        fields,
        field => field,
        (field, at) => this.#field(field, key, at),
      )}</ul>
      ${fields.length === 0 ? html`<p class="hint empty">${texts.say('layout.empty')}</p>` : nothing}
    </section>`
  }

  #field(field: string, key: number, at: number): TemplateResult {
    const { texts, entity } = this
    const name = texts.field(entity.name, field)
    return html`<li draggable="true" data-name=${field} @dragstart=${(event: DragEvent) => this.#drag(event, field)} @dragover=${this.#over} @drop=${(event: DragEvent) => this.#drop(event, key, at)} @keydown=${(event: KeyboardEvent) => this.#pressed(event, field)}>
      <span class="grow">${name}</span>
      <button class="btn quiet icon" type="button" aria-label=${texts.say('layout.up', { field: name })} @click=${() => this.#move(field, -1)}>${icon('up')}</button>
      <button class="btn quiet icon" type="button" aria-label=${texts.say('layout.down', { field: name })} @click=${() => this.#move(field, 1)}>${icon('down')}</button>
    </li>`
  }

  #put(groups: readonly DraftGroup[]): void {
    this.#groups = groups
    this.#problem = undefined
    this.requestUpdate()
  }

  #move(field: string, by: 1 | -1): void {
    const { texts, entity } = this
    const focused = this.renderRoot.querySelector<HTMLElement>('li button:focus')?.getAttribute('aria-label')
    this.#put(moved(this.#groups, field, by))
    const group = this.#groups.find(({ fields }) => fields.includes(field))
    const n = (group?.fields.indexOf(field) ?? 0) + 1
    this.#said = texts.say('layout.moved', { field: texts.field(entity.name, field), n })
    void this.updateComplete.then(() => {
      const item = this.renderRoot.querySelector(`li[data-name="${CSS.escape(field)}"]`)
      const same = [...(item?.querySelectorAll('button') ?? [])].find(one => one.getAttribute('aria-label') === focused)
      const button = same ?? item?.querySelector('button')
      button?.focus()
    })
  }

  #pressed(event: KeyboardEvent, field: string): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    event.stopPropagation()
    this.#move(field, event.key === 'ArrowUp' ? -1 : 1)
  }

  #drag(event: DragEvent, field: string): void {
    this.#dragged = field
    event.dataTransfer?.setData('text/plain', field)
    event.stopPropagation()
  }

  readonly #over = (event: DragEvent) => {
    if (this.#dragged !== undefined) event.preventDefault()
  }

  #drop(event: DragEvent, key: number, at: number): void {
    if (this.#dragged === undefined) return
    event.preventDefault()
    event.stopPropagation()
    this.#put(placed(this.#groups, this.#dragged, key, at))
    this.#dragged = undefined
  }

  #entitle(key: number, words: string): void {
    const { locale } = this.texts
    this.#groups = this.#groups.map(group =>
      group.key === key ? { ...group, title: { ...group.title, [locale]: words } } : group,
    )
  }

  readonly #addGroup = async () => {
    const at = this.#groups.length - 1
    this.#put(this.#groups.toSpliced(at, 0, { key: ++this.#keys, title: {}, fields: [] }))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`section[data-key="${this.#keys}"] input`)?.focus()
  }

  readonly #chose = (event: Event) => {
    this.#role = (event.target as HTMLSelectElement).value
    this.#begin()
  }

  /** The fields as they are arranged for the role. */
  #begin(): void {
    const stored = this.#stored.find(({ role }) => role === this.#role)
    const names = this.entity.fields.map(({ name }) => name).filter(name => name !== this.entity.label)
    const groups = (stored?.groups ?? []).map(({ title, fields }) => ({
      key: ++this.#keys,
      title,
      fields: fields.filter(name => names.includes(name)),
    }))
    const named = new Set(groups.flatMap(({ fields }) => fields))
    const first = groups.length > 0 ? groups : [{ key: ++this.#keys, title: {}, fields: [] }]
    this.#put([...first, { key: rest, title: {}, fields: names.filter(name => !named.has(name)) }])
  }

  async #load(): Promise<void> {
    const { api } = this.session
    try {
      const [layouts, roles] = await Promise.all([
        api.list('kernel.layouts', { where: { entity: this.entity.name }, limit: 200 }),
        api.list('kernel.roles', { limit: 200 }),
      ])
      this.#stored = layouts.rows as readonly Stored[]
      this.#roles = roles.rows.map(({ key, name }) => ({
        key: String(key),
        name: nameIn(name, this.texts) || String(key),
      }))
    } catch (error) {
      this.#problem = this.texts.error(error as KithError)
    }
    this.#begin()
  }

  readonly #save = () => {
    const groups = this.#groups
      .filter(({ key }) => key !== rest)
      .map(({ title, fields }) => ({
        title: Object.fromEntries(Object.entries(title).filter(([, words]) => words.trim() !== '')),
        fields,
      }))
    const stored = this.#stored.find(({ role }) => role === this.#role)
    return this.#write(
      stored
        ? ['kernel.layouts.update', { id: stored.id, version: stored.version, set: { groups } }]
        : ['kernel.layouts.create', { entity: this.entity.name, role: this.#role, groups }],
    )
  }

  readonly #remove = () => {
    const stored = this.#stored.find(({ role }) => role === this.#role)
    return stored && this.#write(['kernel.layouts.delete', { id: stored.id }])
  }

  async #write([operation, input]: readonly [string, object]): Promise<void> {
    const { texts } = this
    try {
      const answer = await this.session.api.mutate(operation, input)
      if (isHeld(answer)) this.#problem = texts.say('edit.held', { why: answer.held.reason })
      else this.dispatchEvent(new CustomEvent('kith-arranged', { bubbles: true, composed: true }))
    } catch (error) {
      const { whole } = problemsOf(error, texts, [])
      this.#problem = whole
    }
    this.requestUpdate()
  }
}

/** A name that is kept as words, or as words by locale. */
function nameIn(name: unknown, { locale }: Texts): string {
  if (typeof name === 'string') return name
  const byLocale = (name ?? {}) as Readonly<Record<string, string>>
  return byLocale[locale] ?? byLocale.en ?? ''
}

customElements.define('kith-layout-editor', KithLayoutEditor)
