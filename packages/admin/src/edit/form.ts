import { isHeld, KithError } from '@kith/client'
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit'
import type { Labels, RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue, nested } from '../data/field-value.ts'
import { isOther } from '../data/is-other.ts'
import type { Session } from '../data/session.ts'
import { createWriter, type Writer } from '../data/writer.ts'
import { base } from '../styles/base.ts'
import { values } from '../styles/values.ts'
import type { Texts } from '../texts/texts.ts'
import { about } from './about.ts'
import { arranged, isGiven, isShown, type Layout, noLayout, typed } from './groups.ts'
import { inputOf, readDraft } from './kinds.ts'
import { noProblems, type Problems, problemsOf, problemWords } from './problems.ts'
import { actStyles, controlStyles } from './styles.ts'

/**
 * All fields of a record to fill in, new or there already, in the order of its layout. `save()` asks the server; what it
 * refuses stands at its field. Tells by `kith-saved` of the record, by `kith-held` of what somebody decides first.
 */
export class KithFormFields extends LitElement {
  static override styles = [
    base,
    values,
    controlStyles,
    actStyles,
    css`
      .group + .group { margin-top: var(--k-space-5); }
      .group > h3 { margin-bottom: var(--k-space-2); font-weight: var(--k-weight-medium); }
      .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16rem), 1fr)); gap: var(--k-space-3) var(--k-space-4); }
      .one { min-width: 0; }
      .one.wide { grid-column: 1 / -1; }
      .one > label, .one > .label { display: block; margin-bottom: var(--k-space-1); color: var(--k-text-2); }
      .one .hint, .one .wrong { margin-top: var(--k-space-1); }
      .one .hint { font-size: var(--k-text-xs); }
      .need { color: var(--k-red-ink); }
      .summary { margin-bottom: var(--k-space-4); padding: var(--k-space-3); border-radius: var(--k-radius-m); background: var(--k-red-soft); color: var(--k-red-ink); }
    `,
  ]
  static override properties = {
    session: { attribute: false },
    directory: { attribute: false },
    texts: { attribute: false },
    entity: { attribute: false },
    row: { attribute: false },
    labels: { attribute: false },
    layout: { attribute: false },
    preset: { attribute: false },
  }

  declare session: Session
  declare directory: Directory
  declare texts: Texts
  declare entity: EntityInfo
  /** The record to change; none makes a new one. */
  declare row: RecordRow | undefined
  declare labels: Labels | undefined
  declare layout: Layout | undefined
  /** Values that it begins with: of a new record, or in place of what stands there. */
  declare preset: Readonly<Record<string, unknown>> | undefined

  #drafts: Readonly<Record<string, unknown>> = {}
  #touched: ReadonlySet<string> = new Set()
  #names: Labels = {}
  #problems: Problems = noProblems
  #version: number | undefined
  #saving: Promise<RecordRow | undefined> | undefined
  #write: Writer | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    const isAnother = changed.has('row') && changed.get('row')?.id !== this.row?.id
    if (isAnother || isOther(changed, this.entity)) this.#begin()
    else if (changed.has('entity')) this.#takeIn()
  }

  /** Whether something was typed that is not saved. */
  get isChanged(): boolean {
    return this.#touched.size > 0
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.control, kith-ref-input')?.focus()
  }

  /** The record as it was saved; `undefined` where something is wrong, held, or nothing was changed. */
  save(): Promise<RecordRow | undefined> {
    // Pressed twice is saved once.
    this.#saving ??= this.#save().finally(() => {
      this.#saving = undefined
    })
    return this.#saving
  }

  async #save(): Promise<RecordRow | undefined> {
    const { fields, problems } = this.#read()
    if (Object.keys(problems).length > 0) {
      await this.#show({ fields: problems, whole: undefined })
      return undefined
    }
    this.#write ??= createWriter(this.session.api)
    const { entity, row } = this
    const set = nested(fields)
    try {
      const answer = row
        ? await this.#write<RecordRow>(`${entity.path}.update`, { id: row.id, version: this.#version, set })
        : await this.#write<RecordRow>(`${entity.path}.create`, set)
      this.#touched = new Set()
      this.#problems = noProblems
      this.requestUpdate()
      if (isHeld(answer)) {
        this.dispatchEvent(new CustomEvent('kith-held', { detail: answer.held, bubbles: true, composed: true }))
        return undefined
      }
      this.dispatchEvent(new CustomEvent<RecordRow>('kith-saved', { detail: answer, bubbles: true, composed: true }))
      return answer
    } catch (error) {
      await this.#show(this.#refused(error))
      return undefined
    }
  }

  override render(): TemplateResult {
    const { texts } = this
    const { whole, fields } = this.#problems
    const count = Object.keys(fields).length
    return html`
      ${whole === undefined && count === 0 ? nothing : html`<div class="summary" role="alert"><p>${whole ?? texts.say('edit.wrong', { n: count })}</p></div>`}
      ${arranged(
        this.#fields.filter(field => this.row || !isGiven(field, this.preset)),
        this.layout ?? noLayout,
        texts,
      ).map(
        ({ title, fields }) =>
          html`<div class="group" role=${title === '' ? nothing : 'group'} aria-label=${title === '' ? nothing : title}>${title === '' ? nothing : html`<h3>${title}</h3>`}<div class="grid">${fields.map(field => this.#one(field))}</div></div>`,
      )}
    `
  }

  #one(field: FieldInfo): TemplateResult {
    const { session, directory, texts, entity } = this
    const { name, kind } = field
    const problem = this.#problems.fields[name]
    const id = `f-${name}`
    const label = texts.field(entity.name, name)
    const hint = texts.hint(entity.name, name)
    const isNative = !['ref', 'anyRef', 'refs', 'condition', 'choices'].includes(kind)
    const isWide = inputOf(field).isLong?.(field) === true
    const input = inputOf(field).input({
      id,
      name: label,
      session,
      directory,
      texts,
      entity: entity.name,
      field,
      draft: this.#drafts[name],
      labels: { ...this.labels, ...this.#names },
      describedBy: about({ [`${id}-h`]: hint, [`${id}-e`]: problem }),
      isInvalid: problem !== undefined,
      change: draft => this.#type(name, draft),
      learn: (id, label) => (this.#names = { ...this.#names, [id]: label }),
    })
    const words = html`${label}${field.options.required ? html`<span class="need" title=${texts.say('problem.required')} aria-hidden="true"> *</span>` : nothing}`
    return html`<div class="one ${isWide ? 'wide' : ''}" data-field=${name}>
      ${isNative ? html`<label for=${id}>${words}</label>` : html`<span class="label" aria-hidden="true">${words}</span>`}
      ${input}
      ${hint === undefined ? nothing : html`<p class="hint" id="${id}-h">${hint}</p>`}
      ${problem === undefined ? nothing : html`<p class="wrong" id="${id}-e">${problem}</p>`}
    </div>`
  }

  /** What is asked for now: a field whose condition does not hold is not. */
  get #fields(): readonly FieldInfo[] {
    const all = typed(this.entity, this.row === undefined)
    const values = Object.fromEntries(
      all.map(field => {
        const read = inputOf(field).read(this.#drafts[field.name], field)
        return [field.name, 'value' in read ? read.value : null]
      }),
    )
    const row = { ...this.row, ...nested(values) }
    return all.filter(field => isShown(field, row))
  }

  #begin(): void {
    this.#drafts = this.#untyped()
    this.#touched = new Set(Object.keys(this.preset ?? {}))
    this.#problems = noProblems
    this.#version = this.row?.version
  }

  /** Fields were added or changed: what was typed stays. */
  #takeIn(): void {
    const isKept = (name: string) => this.#touched.has(name) && this.entity.fields.some(field => field.name === name)
    this.#touched = new Set([...this.#touched].filter(isKept))
    const kept = Object.entries(this.#drafts).filter(([name]) => isKept(name))
    this.#drafts = { ...this.#untyped(), ...Object.fromEntries(kept) }
  }

  #untyped(): Readonly<Record<string, unknown>> {
    const from = (field: FieldInfo) =>
      this.preset?.[field.name] ?? (this.row ? fieldValue(this.row, field.name) : field.options.default)
    const all = typed(this.entity, this.row === undefined)
    return Object.fromEntries(all.map(field => [field.name, inputOf(field).draft(from(field) ?? null)]))
  }

  #type(name: string, draft: unknown): void {
    this.#drafts = { ...this.#drafts, [name]: draft }
    this.#touched = new Set([...this.#touched, name])
    const { [name]: _, ...fields } = this.#problems.fields
    this.#problems = { fields, whole: Object.keys(fields).length > 0 ? this.#problems.whole : undefined }
    this.requestUpdate()
  }

  /** The values that were typed, and what is wrong with any. */
  #read(): { readonly fields: Record<string, unknown>; readonly problems: Record<string, string> } {
    const fields: Record<string, unknown> = {}
    const problems: Record<string, string> = {}
    for (const field of this.#fields) {
      const read = readDraft(field, this.#drafts[field.name])
      if ('problem' in read) problems[field.name] = problemWords(this.texts, read.problem)
      else if (this.#touched.has(field.name)) fields[field.name] = read.value
    }
    return { fields, problems }
  }

  /** After a conflict the next save writes over what the others wrote: it stands beside the field. */
  #refused(error: unknown): Problems {
    const { texts, entity } = this
    const names = entity.fields.map(({ name }) => name)
    if (!(error instanceof KithError) || error.code !== 'KITH_CONFLICT') return problemsOf(error, texts, entity.fields)
    const { current, fields } = error.details as { current?: RecordRow | null; fields?: readonly string[] }
    if (!current) return problemsOf(error, texts, entity.fields)
    this.#version = current.version
    const theirs = (name: string) => JSON.stringify(fieldValue(current, name) ?? texts.say('value.empty'))
    const moved = (fields ?? []).filter(name => names.includes(name))
    return {
      fields: Object.fromEntries(moved.map(name => [name, texts.say('edit.conflict.form', { value: theirs(name) })])),
      whole: texts.say('edit.conflict.whole'),
    }
  }

  async #show(problems: Problems): Promise<void> {
    this.#problems = problems
    this.requestUpdate()
    await this.updateComplete
    const [first] = Object.keys(problems.fields)
    if (first !== undefined) this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(`f-${first}`)}`)?.focus()
  }
}

customElements.define('kith-form-fields', KithFormFields)
