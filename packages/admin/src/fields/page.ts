import type { KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { EntityInfo } from '../data/directory.ts'
import { problemsOf } from '../edit/problems.ts'
import '../layout/editor.ts'
import { pageAddress } from '../pages/pages.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { failure } from '../ui/failure.ts'
import { follow } from '../ui/follow.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { customizable, moduleOf } from './entities.ts'
import type { FieldSaved } from './save.ts'
import './form.ts'
import { nameOf, type OwnField } from './own-field.ts'
import { moduleFields, ownFields } from './rows.ts'
import { fieldsStyles } from './styles.ts'

type Open = { readonly what: 'field'; readonly field?: OwnField } | { readonly what: 'layout' }

/** Milliseconds after which an index that is being built is looked at again. */
const lookAgain = 1_500

/** The fields of a kind of record: those of modules, and one's own, which are added, changed and retired here. */
export class KithFieldsPage extends Part {
  static override styles = [Part.styles, dialogStyles, fieldsStyles]
  static override properties = { chosen: { attribute: false }, own: { state: true }, open: { state: true } }

  /** The entity that the address names. */
  declare chosen: string | undefined
  declare own: readonly OwnField[] | undefined
  declare open: Open | undefined

  #error: KithError | undefined
  #problem: string | undefined
  #turn = 0
  #unfollow: (() => void) | undefined
  #timer: ReturnType<typeof setTimeout> | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    this.#unfollow = follow(
      this.session.connection,
      ({ entity }) => entity === 'kernel.customField',
      () => void this.#load(),
    )
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.#unfollow?.()
    clearTimeout(this.#timer)
  }

  override willUpdate(changed: PropertyValues<this>): void {
    // The first time the address may name none.
    if (this.hasUpdated && !changed.has('chosen')) return
    this.own = undefined
    this.open = undefined
    this.#problem = undefined
    void this.#load()
  }

  override render(): TemplateResult {
    const { texts } = this
    const entity = this.#entity
    if (!entity) return html`<div class="page"><p class="none">${texts.say('nothing.text')}</p></div>`
    return html`<div class="page">
      <div class="top">
        <div class="which"><label for="which">${texts.say('fields.of')}</label><select class="control" id="which" @change=${this.#chose}>${this.#offered(entity)}</select></div>
        <span class="space"></span>
        <button class="btn" type="button" @click=${() => this.#show({ what: 'layout' })}>${texts.say('fields.arrange')}</button>
        <button class="btn primary" type="button" @click=${() => this.#show({ what: 'field' })}>${texts.say('fields.add')}</button>
      </div>
      ${this.#problem === undefined ? nothing : html`<p class="summary" role="alert">${this.#problem}</p>`}
      ${this.#mine(entity)}
      <section><h2 id="theirs">${texts.say('fields.theirs')}</h2>${moduleFields(this, entity)}</section>
      ${this.#dialog(entity)}
    </div>`
  }

  #mine(entity: EntityInfo): TemplateResult {
    const { texts, own } = this
    if (this.#error) return failure({ texts, error: this.#error, again: () => void this.#load() })
    if (!own) return html`<p class="hint" role="status">${texts.say('state.loading')}</p>`
    const [active, retired] = [own.filter(one => one.active), own.filter(one => !one.active)]
    const acts = {
      edit: (field: OwnField) => this.#show({ what: 'field', field }),
      use: (field: OwnField, isActive: boolean) => void this.#use(field, isActive),
    }
    const name = texts.within(texts.plural(entity.name))
    return html`<section><h2>${texts.say('fields.own')}</h2>
      ${active.length === 0 ? html`<p class="none">${texts.say('fields.own.none', { name })}</p>` : ownFields(this, active, acts)}</section>
      ${retired.length === 0 ? nothing : html`<section><h2>${texts.say('fields.retired')}</h2>${ownFields(this, retired, acts)}</section>`}`
  }

  #offered(chosen: EntityInfo): unknown {
    const { texts, directory } = this
    const byModule = Map.groupBy(customizable(directory), moduleOf)
    return repeat(
      byModule,
      ([module]) => module,
      ([module, entities]) =>
        html`<optgroup label=${texts.plugin(module)}>${entities.map(({ name }) => html`<option value=${name} ?selected=${name === chosen.name}>${texts.plural(name)}</option>`)}</optgroup>`,
    )
  }

  #dialog(entity: EntityInfo): TemplateResult | typeof nothing {
    const { open, texts, session, directory } = this
    if (!open) return nothing
    const closed = () => (this.open = undefined)
    const close = () => this.renderRoot.querySelector('dialog')?.close()
    const name = texts.plural(entity.name)
    if (open.what === 'layout') {
      const arranged = () => {
        close()
        notify(this, { text: texts.say('fields.arranged') })
      }
      const body = html`<kith-layout-editor .session=${session} .texts=${texts} .entity=${entity} @kith-arranged=${arranged}></kith-layout-editor>`
      return dialog({ texts, title: texts.say('fields.arrange.of', { name: texts.within(name) }), body, closed })
    }
    const { field } = open
    const saved = ({ detail }: CustomEvent<FieldSaved>) => {
      close()
      const done = texts.say(detail.isNew ? 'fields.added' : 'fields.saved', { name: detail.name })
      notify(this, { text: detail.held === undefined ? done : texts.say('edit.held', { why: detail.held }) })
      void this.#load()
    }
    const taken = (this.own ?? []).map(({ key }) => key)
    const title = field
      ? texts.say('fields.change.title', { name: nameOf(field, texts) })
      : texts.say('fields.add.title', { name: texts.within(name) })
    const body = html`<kith-field-form .session=${session} .directory=${directory} .texts=${texts} .entity=${entity} .field=${field} .taken=${taken} @kith-field-saved=${saved} @kith-done=${close}></kith-field-form>`
    return dialog({ texts, title, body, closed })
  }

  get #entity(): EntityInfo | undefined {
    const [first] = customizable(this.directory)
    return this.chosen === undefined ? first : (this.directory.byName(this.chosen) ?? first)
  }

  #show(open: Open): void {
    this.open = open
  }

  readonly #chose = (event: Event) => {
    location.hash = pageAddress('fields', (event.target as HTMLSelectElement).value)
  }

  async #use(field: OwnField, active: boolean): Promise<void> {
    const { texts, session } = this
    const name = nameOf(field, texts)
    const write = async (set: object) => await session.api.mutate('kernel.changeField', { id: field.id, set })
    this.#problem = undefined
    try {
      await write({ active })
      notify(this, {
        text: texts.say(active ? 'fields.returned' : 'fields.retired.done', { name }),
        undo: async () => {
          await write({ active: !active })
          await this.#load()
        },
      })
    } catch (error) {
      const { fields, whole } = problemsOf(error, texts, [{ name: 'active', kind: '', options: {} }])
      this.#problem = texts.say('fields.refused', { name, why: fields.active ?? whole ?? '' })
    }
    await this.#load()
  }

  async #load(): Promise<void> {
    const entity = this.#entity
    if (!entity) return
    const mine = ++this.#turn
    try {
      const rows = await this.#read(entity.name)
      if (mine !== this.#turn) return
      this.#error = undefined
      this.own = rows
      clearTimeout(this.#timer)
      if (rows.some(({ status }) => status === 'building')) this.#timer = setTimeout(() => void this.#load(), lookAgain)
    } catch (error) {
      if (mine !== this.#turn) return
      this.#error = error as KithError
    }
    this.requestUpdate()
  }

  /** In the order in which they were added. */
  async #read(entity: string): Promise<readonly OwnField[]> {
    const rows: OwnField[] = []
    for (let after: string | undefined; ; ) {
      const query = { where: { entity }, limit: 200, ...(after === undefined ? {} : { after }) }
      const page = await this.session.api.list('kernel.customFields', query)
      rows.push(...(page.rows as readonly OwnField[]))
      after = page.next
      if (after === undefined) return rows.reverse()
    }
  }
}

customElements.define('kith-fields-page', KithFieldsPage)
