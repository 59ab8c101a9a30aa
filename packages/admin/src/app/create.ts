import { css, html, type TemplateResult } from 'lit'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import '../edit/form.ts'
import type { KithFormFields } from '../edit/form.ts'
import { isGiven, type Layout, noLayout } from '../edit/groups.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { recordAddress } from './route.ts'
import { seen } from './shell.ts'

/** A new record, from anywhere: which kind, its fields, and then its page. Tells by `kith-done`. */
export class KithCreate extends Part {
  static override styles = [
    Part.styles,
    css`
      .kinds { display: flex; flex-wrap: wrap; gap: var(--k-space-2); margin-bottom: var(--k-space-4); }
      .kinds .btn[aria-pressed='true'] { border-color: var(--k-accent); background: var(--k-accent-soft); color: var(--k-accent-text); }
    `,
  ]
  static override properties = {
    entityName: { attribute: false },
    preset: { attribute: false },
    listed: { attribute: false },
    recordId: { attribute: false },
    row: { state: true },
    chosen: { state: true },
    layout: { state: true },
  }

  /** The kind that was asked for; absent: it is chosen here. */
  declare entityName: string | undefined
  declare preset: Readonly<Record<string, unknown>> | undefined
  /** The kind that is proposed. */
  declare listed: string | undefined
  /** The record that is changed; absent: a new one. */
  declare recordId: string | undefined
  declare row: RecordRow | undefined
  declare chosen: string | undefined
  declare layout: Layout | undefined

  get #kinds(): readonly EntityInfo[] {
    const { me } = this.session
    return seen(this.directory, me).filter(({ name }) => me.may('create', name))
  }

  get #entity(): EntityInfo | undefined {
    if (this.recordId !== undefined) return this.directory.byName(this.entityName ?? '')
    const names = [this.entityName, this.chosen, this.listed]
    const named = names.find(name => name !== undefined && this.session.me.may('create', name))
    return named === undefined ? this.#kinds[0] : this.directory.byName(named)
  }

  override willUpdate(): void {
    const entity = this.#entity
    if (!entity || this.#laidOut === entity.name) return
    this.#laidOut = entity.name
    this.layout = undefined
    if (this.recordId !== undefined) void this.#read(entity, this.recordId)
    void this.session.api
      .query<Layout>('kernel.layoutOf', { entity: entity.name })
      .catch(() => noLayout)
      .then(layout => {
        this.layout = layout
      })
  }
  #laidOut: string | undefined

  override updated(): void {
    if (this.#focused || this.layout === undefined) return
    this.#focused = true
    void this.#form?.updateComplete.then(() => this.#form?.focus())
  }
  #focused = false

  override render(): TemplateResult {
    const { session, directory, texts, preset, layout } = this
    const entity = this.#entity
    if (!entity) return html`<p>${texts.say('create.nothing')}</p>`
    const kinds = this.entityName === undefined ? this.#kinds : []
    return html`<div @keydown=${this.#pressed}>
      ${kinds.length > 1 ? html`<div class="kinds" role="group" aria-label=${texts.say('create.kind')}>${kinds.map(one => html`<button class="btn" type="button" aria-pressed=${one === entity} @click=${() => this.#choose(one.name)}>${texts.entity(one.name)}</button>`)}</div>` : ''}
      ${layout && (this.recordId === undefined || this.row) ? html`<kith-form-fields .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .row=${this.row} .layout=${layout} .preset=${preset} @kith-held=${this.#held}></kith-form-fields>` : html`<p class="hint" role="status">${texts.say('state.loading')}</p>`}
      <div class="acts finish"><button class="btn primary" type="button" @click=${this.#save}>${this.recordId === undefined ? texts.say('create.one', { name: texts.within(texts.entity(entity.name)) }) : texts.say('edit.save')} <kbd>Ctrl ↵</kbd></button><button class="btn quiet" type="button" @click=${this.#done}>${texts.say('edit.cancel')}</button></div>
    </div>`
  }

  async #read(entity: EntityInfo, id: string): Promise<void> {
    const { rows } = await this.session.api.list(entity.path, { where: { id }, limit: 1 })
    this.row = rows[0]
  }

  get #form(): KithFormFields | null {
    return this.renderRoot.querySelector<KithFormFields>('kith-form-fields')
  }

  #choose(name: string): void {
    this.chosen = name
  }

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.#save()
  }

  readonly #save = async () => {
    const entity = this.#entity
    const saved = await this.#form?.save()
    if (!saved || !entity) return
    this.#done()
    // Who adds to what he looks at goes on looking at it.
    const stays = this.recordId !== undefined || entity.fields.some(field => isGiven(field, this.preset))
    if (stays) notify(this, { text: this.texts.say('record.saved', { name: this.texts.entity(entity.name) }) })
    else location.hash = recordAddress(entity.path, saved.id)
  }

  readonly #held = (event: CustomEvent<{ reason: string }>) => {
    notify(this, { text: this.texts.say('edit.held', { why: event.detail.reason }) })
    this.#done()
  }

  readonly #done = () => this.dispatchEvent(new CustomEvent('kith-done'))
}

customElements.define('kith-create', KithCreate)
