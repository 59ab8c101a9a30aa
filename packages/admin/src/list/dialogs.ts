import type { KithError } from '@kith/client'
import { css, html, nothing, type TemplateResult } from 'lit'
import type { ListPlace } from '../data/api.ts'
import type { EntityInfo } from '../data/directory.ts'
import { notify } from '../ui/notice.ts'
import { Part } from '../ui/part.ts'
import type { Columns } from './columns.ts'
import { columnsDialog } from './columns-dialog.ts'
import type { ListDialog } from './dialog.ts'
import { exportList } from './export.ts'
import { fieldWords } from './filter/say.ts'
import type { ListSpec } from './spec.ts'

/**
 * What stands in a dialog of a list: its columns, where to go, a file of it. Tells by `kith-columns` of other columns, by
 * `kith-jump` of the place to go to.
 */
export class KithListDialog extends Part {
  static override styles = [
    Part.styles,
    css`
      .columns li { display: flex; align-items: center; justify-content: space-between; min-height: var(--k-control-height); }
      .icon { width: var(--k-control-height); padding: 0; }
      label { display: grid; gap: var(--k-space-1); }
      p { margin-top: var(--k-space-3); }
    `,
  ]
  static override properties = {
    entity: { attribute: false },
    spec: { attribute: false },
    columns: { attribute: false },
    name: { attribute: false },
    exported: { state: true },
  }

  declare entity: EntityInfo
  declare spec: ListSpec
  declare columns: Columns
  declare name: ListDialog
  /** Where the file of an export is, or that it is being written. */
  declare exported: string | 'working' | undefined

  override render(): TemplateResult {
    if (this.name === 'columns') return this.#columns()
    return this.name === 'jump' ? this.#jump() : this.#export()
  }

  #columns(): TemplateResult {
    const { texts, entity, columns } = this
    const change = (detail: readonly string[]) => this.#tell('kith-columns', detail)
    return columnsDialog({ texts, entity, shown: columns.rest, label: columns.label, change })
  }

  #jump(): TemplateResult {
    const { texts, entity, spec } = this
    const name = (spec.sort?.[0] ?? '-createdAt').replace(/^-/, '')
    const kind = entity.fields.find(field => field.name === name)?.kind ?? 'instant'
    const go = (event: SubmitEvent) => {
      event.preventDefault()
      const value = new FormData(event.target as HTMLFormElement).get('at')
      if (value === null || value === '') return
      this.#go({ at: kind === 'instant' ? momentOf(String(value), spec.sort) : String(value) })
    }
    return html`<form @submit=${go}>
      <label><span>${fieldWords(texts, entity, name)}</span><input class="control" name="at" type=${typeOf(kind)} step="any" autofocus></label>
      <div class="acts"><button class="btn primary">${texts.say('jump.do')}</button><button class="btn quiet" type="button" @click=${() => this.#go({})}>${texts.say('jump.first')}</button><button class="btn quiet" type="button" @click=${() => this.#go({ end: true })}>${texts.say('jump.last')}</button></div>
    </form>`
  }

  #export(): TemplateResult {
    const { texts, exported } = this
    const button = (format: 'csv' | 'xlsx', name: string) =>
      html`<button class="btn" type="button" aria-disabled=${exported === 'working'} @click=${() => void this.#write(format)}>${name}</button>`
    const state =
      exported === 'working'
        ? texts.say('export.working')
        : exported === undefined
          ? nothing
          : html`<a class="link" href=${exported} download>${texts.say('export.ready')}</a>`
    return html`<p class="hint">${texts.say('export.text')}</p><div class="acts">${button('csv', 'CSV')}${button('xlsx', 'Excel (XLSX)')}</div><p role="status">${state}</p>`
  }

  async #write(format: 'csv' | 'xlsx'): Promise<void> {
    if (this.exported === 'working') return
    this.exported = 'working'
    try {
      this.exported = await exportList(this.session, this.entity, this.spec, format)
    } catch (error) {
      this.exported = undefined
      notify(this, { text: this.texts.error(error as KithError) })
    }
  }

  #go(place: ListPlace): void {
    this.#tell('kith-jump', place)
  }

  #tell(name: string, detail: unknown): void {
    this.dispatchEvent(new CustomEvent(name, { detail }))
  }
}

function typeOf(kind: string): string {
  if (kind === 'instant' || kind === 'date') return 'date'
  return kind === 'integer' || kind === 'decimal' ? 'number' : 'text'
}

/** The moment from which the rows of a day come: for newest first its end, for oldest first its beginning. */
function momentOf(day: string, sort: readonly string[] | undefined): string {
  const isDescending = (sort?.[0] ?? '-').startsWith('-')
  return new Date(`${day}T${isDescending ? '23:59:59.999' : '00:00'}`).toISOString()
}

customElements.define('kith-list-dialog', KithListDialog)
