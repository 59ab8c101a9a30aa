import type { Action } from '@kith/sdk'
import { css, html, nothing, type TemplateResult } from 'lit'
import { overlay } from '../app/overlays.ts'
import type { RecordRow } from '../data/api.ts'
import type { EntityInfo, FieldInfo, Of } from '../data/directory.ts'
import { fieldValue, nested } from '../data/field-value.ts'
import { typed } from '../edit/groups.ts'
import { inputOf, readDraft } from '../edit/kinds.ts'
import { isDone, type Outcome, onEach, tellOutcomes } from '../edit/many.ts'
import { problemWords } from '../edit/problems.ts'
import { type Way, waysBack } from '../edit/take-back.ts'
import { dialog, dialogStyles } from '../ui/dialog.ts'
import { icon } from '../ui/icons.ts'
import { Part } from '../ui/part.ts'
import { holds, isFor } from './actions.ts'

/**
 * What is done with the selected records: one field of all set, deleted, a module's own action. All of it can be undone for
 * a while; what cannot says so.
 */
export class KithBulk extends Part {
  static override styles = [
    Part.styles,
    dialogStyles,
    css`
      :host { position: absolute; inset-inline: 0; bottom: var(--k-space-4); z-index: var(--k-z-sticky); display: grid; justify-items: center; pointer-events: none; }
      .bulk { display: flex; align-items: center; gap: var(--k-space-1); max-width: calc(100% - 2 * var(--k-space-3)); min-height: 2.75rem; padding: 0 var(--k-space-2) 0 var(--k-space-4); border-radius: var(--k-radius-l); background: var(--k-inverse); color: var(--k-on-inverse); box-shadow: var(--k-shadow-3); pointer-events: auto; overflow-x: auto; scrollbar-width: none; }
      .bulk .n { margin-inline-end: var(--k-space-2); white-space: nowrap; }
      .bulk button { flex: none; min-height: var(--k-control-small); padding: 0 var(--k-space-2); border: 0; border-radius: var(--k-radius-m); background: none; color: inherit; cursor: pointer; }
      .bulk button:hover { background: color-mix(in srgb, currentColor 14%, transparent); }
      .bulk .clear { position: sticky; inset-inline-end: calc(-1 * var(--k-space-2)); background: var(--k-inverse); }
      .form { display: grid; gap: var(--k-space-3); }
      .form label { display: grid; gap: var(--k-space-1); }
      dialog { pointer-events: auto; }
      progress { width: 100%; accent-color: var(--k-accent); }
    `,
  ]
  static override properties = {
    entity: { attribute: false },
    rows: { attribute: false },
    open: { state: true },
    done: { state: true },
  }

  declare entity: EntityInfo
  /** Those that are selected. */
  declare rows: readonly RecordRow[]
  declare open: 'set' | undefined
  /** How many of a change are done. */
  declare done: number | undefined

  #field: FieldInfo | undefined
  #draft: unknown
  #labels: Readonly<Record<string, string>> = {}
  #problem: string | undefined

  get #fields(): readonly FieldInfo[] {
    return typed(this.entity, false).filter(({ kind, options }) => kind !== 'json' && !options.unique)
  }

  override render(): TemplateResult {
    const { texts, entity, rows, session, directory } = this
    const { me } = session
    const actions = directory.actions.filter(
      one =>
        isFor(directory, one, entity) &&
        one.on.includes('bulk') &&
        (one.needs === undefined || me.mayCall(one.needs)) &&
        rows.some(row => one.when === undefined || holds(one.when, row, me)),
    )
    const n = texts.number(rows.length)
    return html`
      <div class="bulk" role="toolbar" aria-label=${texts.say('bulk.title')}>
        <span class="n" role="status">${this.done === undefined ? texts.say('bulk.n', { n }) : texts.say('bulk.working', { n: texts.number(this.done), of: n })}</span>
        ${actions.map(one => html`<button type="button" @click=${() => void this.#act(one)}>${texts.word(`${one.plugin}.action.${one.id}`)}</button>`)}
        ${me.may('update', entity.name) ? html`<button type="button" @click=${this.#openSet}>${texts.say('bulk.set')}</button>` : nothing}
        ${me.may('delete', entity.name) ? html`<button type="button" @click=${this.#delete}>${texts.say('record.delete')}</button>` : nothing}
        <button class="clear" type="button" aria-label=${texts.say('bulk.clear')} title=${texts.say('bulk.clear')} @click=${this.#clear}>${icon('close')}</button>
      </div>
      ${this.open === 'set' ? this.#setDialog() : nothing}
    `
  }

  #setDialog(): TemplateResult {
    const { texts, entity, session, directory } = this
    const field = this.#field ?? this.#fields[0]
    if (!field) return html``
    const choose = (event: Event) => {
      this.#field = this.#fields.find(({ name }) => name === (event.target as HTMLSelectElement).value)
      this.#draft = this.#field && inputOf(this.#field).draft(null)
      this.#problem = undefined
      this.requestUpdate()
    }
    const label = texts.field(entity.name, field.name)
    const body = html`<form class="form" @submit=${this.#set}>
      <label><span>${texts.say('filter.field')}</span><select class="control" @change=${choose}>${this.#fields.map(one => html`<option value=${one.name} ?selected=${one === field}>${texts.field(entity.name, one.name)}</option>`)}</select></label>
      <label for="value"><span>${texts.say('filter.value')}</span></label>
      ${inputOf(field).input({
        id: 'value',
        name: label,
        session,
        directory,
        texts,
        entity: entity.name,
        field,
        draft: this.#draft ?? inputOf(field).draft(null),
        labels: this.#labels,
        describedBy: this.#problem === undefined ? '' : 'problem',
        isInvalid: this.#problem !== undefined,
        change: draft => {
          this.#draft = draft
          this.requestUpdate()
        },
        learn: (id, name) => (this.#labels = { ...this.#labels, [id]: name }),
      })}
      ${this.#problem === undefined ? nothing : html`<p class="wrong" id="problem" role="alert">${this.#problem}</p>`}
      <div class="acts"><button class="btn primary">${texts.say('bulk.set.do', { name: texts.within(label), n: texts.number(this.rows.length) })}</button></div>
    </form>`
    return dialog({ texts, title: texts.say('bulk.set'), body, closed: this.#closed, kind: 'small' })
  }

  async #act(action: Of<Action>): Promise<void> {
    if ('element' in action.run) {
      overlay(this, 'action', { action, place: { entity: this.entity, ids: this.rows.map(({ id }) => id) } })
      return
    }
    if (!('operation' in action.run)) return
    const { operation } = action.run
    const results = await this.#each(this.rows, ({ id }) => this.session.api.mutate(operation, { id }))
    const { session, entity } = this
    const before = action.final ? [] : results.filter(isDone).map(({ row }) => row)
    const ways = await waysBack({ session, entity, before })
    this.#tell(results, {
      text: n => this.texts.say('bulk.did', { n, name: this.texts.word(`${action.plugin}.action.${action.id}`) }),
      undo: row => ways.get(row.id),
    })
  }

  readonly #openSet = () => {
    this.#problem = undefined
    this.open = 'set'
  }

  readonly #closed = () => {
    this.open = undefined
  }

  readonly #set = async (event: SubmitEvent) => {
    event.preventDefault()
    const field = this.#field ?? this.#fields[0]
    if (!field) return
    const read = readDraft(field, this.#draft ?? inputOf(field).draft(null))
    if ('problem' in read) {
      this.#problem = problemWords(this.texts, read.problem)
      this.requestUpdate()
      return
    }
    this.renderRoot.querySelector('dialog')?.close()
    const { api } = this.session
    const { path } = this.entity
    const write = ({ id }: { readonly id: string }, value: unknown) =>
      api.mutate(`${path}.update`, { id, set: nested({ [field.name]: value }) })
    const results = await this.#each(this.rows, row => write(row, read.value))
    this.#tell(results, {
      text: n => this.texts.say('bulk.changed', { n }),
      undo: row => () => write(row, fieldValue(row, field.name) ?? null),
    })
  }

  readonly #delete = async () => {
    const { api, me } = this.session
    const { path, name } = this.entity
    const results = await this.#each(this.rows, ({ id }) => api.mutate(`${path}.delete`, { id }))
    this.#tell(results, {
      text: n => this.texts.say('bulk.deleted', { n }),
      undo: me.may('restore', name)
        ? ({ id }) =>
            () =>
              api.mutate(`${path}.restore`, { id })
        : () => undefined,
    })
  }

  /** Asks for each row; says how far it is. */
  async #each(rows: readonly RecordRow[], work: (row: RecordRow) => Promise<unknown>): Promise<readonly Outcome[]> {
    const outcomes = await onEach(rows, work, n => (this.done = n))
    this.done = undefined
    return outcomes
  }

  #tell(outcomes: readonly Outcome[], told: Told): void {
    const { texts, entity } = this
    tellOutcomes(this, outcomes, { texts, entity, ...told })
    this.#clear()
  }

  readonly #clear = () => this.dispatchEvent(new CustomEvent('kith-cleared'))
}

interface Told {
  readonly text: (n: string) => string
  /** How it is taken back for a record; `undefined` where it cannot be. */
  readonly undo: (row: RecordRow) => Way | undefined
}

customElements.define('kith-bulk', KithBulk)
