import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { recordAddress } from '../app/route.ts'
import type { EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import '../edit/fields.ts'
import { noLayout } from '../edit/groups.ts'
import { actionButtons, actionStyles } from '../record/actions.ts'
import { createRecordFeed, type RecordFeed } from '../record/feed.ts'
import { groupsOf } from '../record/groups.ts'
import { recordName } from '../record/name.ts'
import { panels } from '../record/panels.ts'
import { originPath, pathStyles } from '../record/path.ts'
import { avatar } from '../ui/avatar.ts'
import { failure } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import { drawValue } from '../values/draw.ts'
import { columnsOf } from './columns.ts'

/** A record beside its list: what to do, what it says, where it came from. Space and Esc close it, arrows go on. */
export class KithPeek extends Part {
  static override styles = [
    Part.styles,
    pathStyles,
    actionStyles,
    css`
      :host { display: flex; flex-direction: column; min-height: 0; border-inline-start: var(--k-hairline) solid var(--k-line); background: var(--k-surface); }
      .bar { display: flex; align-items: center; gap: var(--k-space-1); flex: none; min-height: var(--k-row); padding: 0 var(--k-space-2) 0 var(--k-space-5); border-bottom: var(--k-hairline) solid var(--k-line); }
      .bar .hint { flex: 1; font-size: var(--k-text-xs); }
      .page { flex: 1; min-height: 0; padding: var(--k-space-4) var(--k-space-5) var(--k-space-8); overflow: auto; }
      .who { display: flex; align-items: center; gap: var(--k-space-3); min-width: 0; }
      .who .av { width: 2.5rem; height: 2.5rem; font-size: var(--k-text-m); }
      .who div { min-width: 0; }
      h2 { font-size: var(--k-text-xl); font-weight: var(--k-weight-strong); overflow-wrap: anywhere; }
      h2 a:hover { text-decoration: underline; text-underline-offset: 3px; }
      section { margin-top: var(--k-space-5); }
      h3 { margin-bottom: var(--k-space-2); color: var(--k-text-3); font-size: var(--k-text-xs); }
      .acts { margin-top: var(--k-space-4); }
    `,
  ]
  static override properties = {
    entity: { attribute: false },
    recordId: { attribute: false },
    at: { attribute: false },
  }

  declare entity: EntityInfo
  declare recordId: string
  /** Where it stands in the list. */
  declare at: { readonly at: number; readonly of: string } | undefined

  #feed: RecordFeed | undefined
  #unsubscribe: (() => void) | undefined

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#close()
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('recordId') || isOther(changed, this.entity)) this.#open()
    else if (changed.has('entity')) this.#feed?.renew(this.directory, this.entity)
  }

  override render(): TemplateResult {
    const { texts, entity, at } = this
    const state = this.#feed?.state.value
    const record = state?.record.value
    return html`
      <div class="bar">
        <span class="hint num">${texts.entity(entity.name)}${at ? ` · ${texts.number(at.at)} / ${at.of}` : ''}</span>
        ${this.#button('record.previous', 'up', () => this.#step(-1))}${this.#button('record.next', 'down', () => this.#step(1))}${this.#button('dialog.close', 'close', () => this.dispatchEvent(new CustomEvent('kith-closed')))}
      </div>
      <div class="page">${record ? this.#page() : state?.record.error ? failure({ texts, error: state.record.error, again: this.#again }) : html`<p class="hint" role="status">${texts.say('state.loading')}</p>`}</div>
    `
  }

  #button(
    text: 'record.previous' | 'record.next' | 'dialog.close',
    drawing: 'up' | 'down' | 'close',
    act: () => void,
  ): TemplateResult {
    const words = this.texts.say(text)
    return html`<button class="btn quiet icon" type="button" aria-label=${words} title=${words} @click=${act}>${icon(drawing)}</button>`
  }

  #page(): TemplateResult {
    const state = this.#feed?.state.value
    const record = state?.record.value
    if (!state || !record) return html``
    const { session, directory, texts, entity } = this
    const { row, labels } = record
    const now = new Date()
    const draw = (field: FieldInfo) =>
      drawValue(fieldValue(row, field.name), { texts, directory, labels, entity: entity.name, field, now })
    const { prose, details } = groupsOf(entity, row, state.layout.value ?? noLayout)
    const { beside } = columnsOf(entity)
    const isLocked = state.may.value === false || state.isGone
    const name = recordName(row, entity, texts)
    const fields = (of: readonly FieldInfo[], isProse: boolean) =>
      html`<kith-fields ?prose=${isProse} .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .row=${row} .labels=${labels} .groups=${[{ title: '', fields: of }]} .isLocked=${isLocked} @kith-changed=${(event: CustomEvent) => this.#feed?.accept(event.detail)}></kith-fields>`
    const options = { session, directory, texts, entity, row, labels, reload: this.#again }
    return html`
      <div class="who">${entity.isPerson ? avatar(row.id, name) : nothing}<div><h2><a href=${recordAddress(entity.path, row.id)} dir="auto">${name}</a></h2><p class="hint">${beside ? draw(beside) : nothing}</p></div></div>
      ${actionButtons({ ...options, host: this, isLocked, phone: this.#value(row, 'phone'), mail: this.#value(row, 'email') })}
      ${panels('peek', options)}
      ${prose.length > 0 ? html`<section>${fields(prose, true)}</section>` : nothing}
      <section>${fields(details, false)}</section>
      ${state.origin.value ? html`<section><h3>${texts.say('origin.title')}</h3>${originPath(state.origin.value, entity, record, { texts, directory, now })}</section>` : nothing}
    `
  }

  /** The first value of a kind: to be called, to be written to. */
  #value(row: Readonly<Record<string, unknown>>, kind: string): string | undefined {
    const field = this.entity.fields.find(one => one.kind === kind && fieldValue(row as never, one.name))
    return field && String(fieldValue(row as never, field.name))
  }

  #open(): void {
    this.#close()
    this.#feed = createRecordFeed(this.session, this.directory, this.entity, this.recordId)
    this.#unsubscribe = this.#feed.state.subscribe(() => this.requestUpdate())
    void this.#feed.load()
  }

  #close(): void {
    this.#unsubscribe?.()
    this.#feed?.close()
  }

  #step(detail: 1 | -1): void {
    this.dispatchEvent(new CustomEvent<1 | -1>('kith-step', { detail }))
  }

  readonly #again = () => void this.#feed?.load()
}

customElements.define('kith-peek', KithPeek)
