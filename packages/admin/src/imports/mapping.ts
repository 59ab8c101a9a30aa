import type { KithError } from '@kith/client'
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { EntityInfo } from '../data/directory.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import { columnDetails } from './column-details.ts'
import {
  type Column,
  type DraftFile,
  fillable,
  indexesOf,
  type Mapping,
  matchable,
  moved,
  ownId,
  told,
  unfilled,
} from './draft.ts'
import { mappingStyles } from './mapping-styles.ts'
import { type ImportFile, propose, readTemplates, type Template } from './reads.ts'
import { showChosen } from './selects.ts'

/** So many columns stand there at first: each has a list of all fields. */
const atFirst = 60
const samples = 3

/** Which column of a file goes where, and what a row is. Tells by `kith-mapping` of the draft's file as it is then. */
export class KithImportMapping extends Part {
  static override styles = [Part.styles, mappingStyles]
  static override properties = {
    file: { attribute: false },
    one: { attribute: false },
    entity: { attribute: false },
    templates: { state: true },
    isAll: { state: true },
    problem: { state: true },
  }

  declare file: ImportFile
  /** The file as the draft has it, with a mapping. */
  declare one: DraftFile & Mapping
  declare entity: EntityInfo
  declare templates: readonly Template[]
  declare isAll: boolean
  declare problem: string

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('entity') || changed.get('entity') === this.entity) return
    this.templates = []
    void this.#load()
  }

  override updated(): void {
    showChosen(this.renderRoot)
  }

  override render(): TemplateResult {
    const { texts, file, entity, one } = this
    const shown = this.isAll ? file.columns : file.columns.slice(0, atFirst)
    const missing = unfilled(entity, one)
    return html`
      <h3><span dir="auto">${file.name}</span> <span class="hint">${texts.plural(entity.name)}</span></h3>
      ${this.#template()}
      <div class="columns">
        <div class="line head" aria-hidden="true"><span>${texts.say('imports.column')}</span><span>${texts.say('imports.first')}</span><span>${texts.say('imports.goes')}</span></div>
        <ul>${shown.map((heading, index) => this.#column(heading, index))}</ul>
        ${shown.length < file.columns.length ? html`<button class="btn more" type="button" @click=${() => (this.isAll = true)}>${texts.say('imports.columns.all', { n: texts.number(file.columns.length - shown.length) })}</button>` : nothing}
      </div>
      ${missing.length > 0 ? html`<p class="wrong" role="status">${texts.say('imports.missing', { fields: texts.all(missing.map(({ name }) => texts.field(entity.name, name))) })}</p>` : nothing}
      ${this.#defaults()}
      ${this.#rules()}
      ${this.#save()}
    `
  }

  #template(): TemplateResult | typeof nothing {
    const { texts, one, templates = [] } = this
    if (templates.length === 0) return nothing
    const chosen = templates.find(({ id }) => id === one.template)
    return html`<div class="template"><label>${texts.say('imports.template')}<select class="control" @change=${this.#follow}>
      <option value="" ?selected=${!chosen}>${texts.say('imports.template.none')}</option>
      ${templates.map(({ id, name }) => html`<option value=${id} ?selected=${id === chosen?.id}>${name}</option>`)}
    </select></label>
    ${chosen && one.isKnown ? html`<p class="hint" role="status">${texts.say('imports.template.known', { name: chosen.name })}</p>` : nothing}</div>`
  }

  #column(heading: string, index: number): TemplateResult {
    const { file, one } = this
    const entries = one.columns.filter(column => indexesOf(file.columns, column).includes(index))
    const values = file.sample
      .map(row => (row[index] ?? '').trim())
      .filter(value => value !== '')
      .slice(0, samples)
    return html`<li class="line" data-column=${heading}>
      <span class="heading" dir="auto">${heading}</span>
      <ul class="values">${values.map(value => html`<li class="cut" dir="auto">${value}</li>`)}</ul>
      <div class="goes">${entries.length === 0 ? this.#entry(heading, index, undefined) : entries.map(entry => this.#entry(heading, index, entry))}</div>
    </li>`
  }

  #entry(heading: string, index: number, entry: Column | undefined): TemplateResult {
    const { texts, directory, file, entity } = this
    const go = (event: Event) => {
      const { value: to } = event.target as HTMLSelectElement
      this.#put({ columns: moved(this.one.columns, { headings: file.columns, entity, index, before: entry?.to, to }) })
    }
    const options = fillable(entity)
    const to = entry?.to ?? ''
    const change = (part: Parameters<typeof told>[2]) => this.#put({ columns: told(this.one.columns, to, part) })
    return html`<select class="control ${to === '' ? 'none' : ''}" aria-label=${texts.say('imports.goes.of', { column: heading })} @change=${go}>
        <option value="" ?selected=${to === ''}>${texts.say('imports.goes.none')}</option>
        <option value=${ownId} ?selected=${to === ownId}>${texts.say('imports.own-id')}</option>
        ${options.map(({ name }) => html`<option value=${name} ?selected=${name === to}>${texts.field(entity.name, name)}</option>`)}
      </select>
      ${entry ? columnDetails({ texts, directory, entity, entry, headings: file.columns, index, change }) : nothing}`
  }

  /** What fields get that no column fills, where a template says so. */
  #defaults(): TemplateResult | typeof nothing {
    const { texts, entity, one } = this
    const all = Object.entries(one.defaults ?? {})
    if (all.length === 0) return nothing
    const words = all.map(([name, value]) => {
      const field = entity.fields.find(other => other.name === name)
      const said = field?.kind === 'choice' ? texts.choice(entity.name, name, String(value)) : String(value)
      return `${texts.field(entity.name, name)}: ${said}`
    })
    return html`<p class="defaults" dir="auto">${texts.say('imports.defaults', { values: texts.all(words) })} <button class="link" type="button" @click=${() => this.#put({ defaults: {} })}>${texts.say('imports.defaults.without')}</button></p>`
  }

  #rules(): TemplateResult {
    const { texts, entity, one } = this
    const change = (part: 'match' | 'onMatch' | 'onNew') => (event: Event) => {
      const { value } = event.target as HTMLSelectElement
      this.#put({ [part]: value === '' ? undefined : value })
    }
    const options = (chosen: string, of: readonly (readonly [string, string])[]) =>
      of.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)
    const fields = matchable(entity, one.columns).map(({ name }) => [name, texts.field(entity.name, name)] as const)
    const hasId = one.columns.some(({ to }) => to === ownId)
    return html`<fieldset class="rules"><legend>${texts.say('imports.rules')}</legend>
      <label>${texts.say('imports.match')}<select class="control" @change=${change('match')}>
        ${options(one.match ?? '', [['', texts.say(hasId ? 'imports.match.id' : 'imports.match.none')], ...fields])}
      </select></label>
      <label>${texts.say('imports.on-match')}<select class="control" @change=${change('onMatch')}>
        ${options(one.onMatch ?? 'update', [
          ['update', texts.say('imports.on-match.update')],
          ['skip', texts.say('imports.skip')],
        ])}
      </select></label>
      <label>${texts.say('imports.on-new')}<select class="control" @change=${change('onNew')}>
        ${options(one.onNew ?? 'create', [
          ['create', texts.say('imports.on-new.create')],
          ['skip', texts.say('imports.skip')],
        ])}
      </select></label>
    </fieldset>`
  }

  #save(): TemplateResult | typeof nothing {
    const { texts } = this
    if (!this.session.me.may('create', 'kernel.importTemplate')) return nothing
    return html`<details class="save"><summary>${texts.say('imports.save')}</summary>
      <form @submit=${this.#saved}><label>${texts.say('imports.save.name')}<input class="control" name="name" maxlength="200" required autocomplete="off"></label><button class="btn" type="submit">${texts.say('imports.save.do')}</button></form>
      ${this.problem ? html`<p class="wrong" role="alert">${this.problem}</p>` : nothing}
    </details>`
  }

  #put(part: { readonly [K in keyof DraftFile]?: DraftFile[K] | undefined }): void {
    const all = Object.entries({ ...this.one, ...part }).filter(([, value]) => value !== undefined)
    this.one = Object.fromEntries(all) as unknown as DraftFile & Mapping
    this.dispatchEvent(new CustomEvent<DraftFile>('kith-mapping', { detail: this.one }))
  }

  async #load(): Promise<void> {
    const { entity } = this
    const found = await readTemplates(this.session.api, entity.name).catch(() => [])
    if (this.entity === entity) this.templates = found
  }

  readonly #follow = async (event: Event) => {
    const { value } = event.target as HTMLSelectElement
    const { file, entity, one } = this
    try {
      const { mapping, template } = await propose(this.session.api, file.id, entity.name, value || undefined)
      const { match: _, onMatch: _on, onNew: _new, defaults: _defaults, template: _template, ...rest } = one
      this.one = {
        ...rest,
        ...mapping,
        ...(template ? { template: template.id } : {}),
        isKnown: value === '' && template !== null,
      }
      this.#put({})
    } catch (error) {
      notify(this, { text: this.texts.error(error as KithError) })
    }
  }

  /** Keeps the mapping under a name; the one that has the name already is written anew. */
  readonly #saved = async (event: SubmitEvent) => {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const name = String(new FormData(form).get('name')).trim()
    if (name === '') return
    const { api } = this.session
    const { file: _, template: _template, isKnown: _known, ...mapping } = this.one
    const before = this.templates.find(one => one.name === name)
    this.problem = ''
    try {
      const written = before
        ? await api.mutate('kernel.importTemplates.update', { id: before.id, set: { mapping } })
        : await api.mutate('kernel.importTemplates.create', { name, mapping })
      await this.#load()
      this.#put({ template: before?.id ?? (written as { id?: string }).id })
      form.reset()
      form.closest('details')?.removeAttribute('open')
      notify(this, { text: this.texts.say('imports.saved', { name }) })
    } catch (error) {
      this.problem = this.texts.error(error as KithError)
    }
  }
}

customElements.define('kith-import-mapping', KithImportMapping)
