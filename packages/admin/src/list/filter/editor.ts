import { css, html, nothing, type TemplateResult } from 'lit'
import type { Labels } from '../../data/api.ts'
import type { EntityInfo, FieldInfo } from '../../data/directory.ts'
import '../../edit/ref-input.ts'
import { Part } from '../../ui/part.ts'
import { created, fieldNamed, updated } from '../columns.ts'
import type { Leaf } from './chips.ts'
import { type Operator, operatorsOf, readSaid, unitOf } from './operators.ts'
import { fieldWords } from './say.ts'
import { typedInput } from './typed.ts'

/** One line of a part: a field, how it is compared, with what. */
interface Line {
  readonly field: FieldInfo
  readonly operator: Operator
  readonly draft: unknown
}

/**
 * One part of a filter: lines of which one must hold. Tells by `kith-done` of the lines that are whole, by `kith-closed`
 * that nothing is to change.
 */
export class KithFilterEditor extends Part {
  static override styles = [
    Part.styles,
    css`
      .line { display: grid; gap: var(--k-space-2); padding-bottom: var(--k-space-3); }
      .line + .line { padding-top: var(--k-space-3); border-top: var(--k-hairline) solid var(--k-line); }
      .or { color: var(--k-text-3); font-size: var(--k-text-xs); }
      .picked { display: flex; flex-wrap: wrap; gap: var(--k-space-1); }
      .picked button { min-height: 1.75rem; }
      .boxes { max-height: 14rem; overflow: auto; }
    `,
  ]
  static override properties = {
    entity: { attribute: false },
    labels: { attribute: false },
    leaves: { attribute: false },
    lines: { state: true },
    names: { state: true },
  }

  declare entity: EntityInfo
  declare labels: Labels
  declare leaves: readonly Leaf[]
  declare lines: readonly Line[]
  /** Names of the records that were picked here. */
  declare names: Labels

  constructor() {
    super()
    this.lines = []
    this.names = {}
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (!changed.has('leaves')) return
    const lines = this.leaves.flatMap(({ field: name, said }) => {
      const field = fieldNamed(this.entity, name)
      const read = field && readSaid(field, said, unitOf(field, this.session.me.currency))
      return field && read ? [{ field, ...read }] : []
    })
    this.lines = lines.length > 0 ? lines : this.#first()
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('select')?.focus()
  }

  override render(): TemplateResult {
    const { texts } = this
    return html`<div @keydown=${this.#pressed}>
      ${this.lines.map((line, n) => html`<div class="line">${n > 0 ? html`<span class="or">${texts.say('filter.or')}</span>` : nothing}${this.#line(line, n)}</div>`)}
      <div class="acts">
        <button class="btn primary" type="button" @click=${this.#done}>${texts.say('filter.apply')}</button>
        <button class="btn quiet" type="button" @click=${() => (this.lines = [...this.lines, ...this.#first()])}>${texts.say('filter.another')}</button>
        <button class="btn quiet" type="button" @click=${this.#close}>${texts.say('edit.cancel')}</button>
      </div>
    </div>`
  }

  #line({ field, operator, draft }: Line, n: number): TemplateResult {
    const { texts, entity } = this
    const fields = [...entity.fields, created, updated].filter(one => operatorsOf(one).length > 0)
    const put = (part: Partial<Line>) => {
      this.lines = this.lines.with(n, { field, operator, draft, ...part })
    }
    const choose = (event: Event) => {
      const chosen = fieldNamed(entity, (event.target as HTMLSelectElement).value)
      const [first] = chosen ? operatorsOf(chosen) : []
      if (chosen && first) put({ field: chosen, operator: first, draft: undefined })
    }
    const compare = (event: Event) => {
      const { value } = event.target as HTMLSelectElement
      const chosen = operatorsOf(field).find(({ id }) => id === value)
      if (chosen) put({ operator: chosen, draft: chosen.typed === operator.typed ? draft : undefined })
    }
    return html`
      <select class="control" aria-label=${texts.say('filter.field')} @change=${choose}>${fields.map(one => html`<option value=${one.name} ?selected=${one.name === field.name}>${fieldWords(texts, entity, one.name)}</option>`)}</select>
      <select class="control" aria-label=${texts.say('filter.how')} @change=${compare}>${operatorsOf(field).map(one => html`<option value=${one.id} ?selected=${one.id === operator.id}>${texts.say(one.text)}</option>`)}</select>
      ${typedInput({
        ...this.shared,
        entity: entity.name,
        field,
        typed: operator.typed,
        draft,
        labels: { ...this.labels, ...this.names },
        change: draft => put({ draft }),
        learn: (id, label) => (this.names = { ...this.names, [id]: label }),
      })}
    `
  }

  #first(): readonly Line[] {
    const { entity } = this
    const known = entity.fields.find(field => field.kind === 'choice' && operatorsOf(field).length > 0)
    const field = known ?? entity.fields.find(one => operatorsOf(one).length > 0) ?? created
    const [operator] = operatorsOf(field)
    return operator ? [{ field, operator, draft: undefined }] : []
  }

  readonly #done = () => {
    const detail = this.lines.flatMap(({ field, operator, draft }) => {
      const said = operator.write(draft, unitOf(field, this.session.me.currency))
      return said === undefined ? [] : [{ field: field.name, said }]
    })
    this.dispatchEvent(new CustomEvent<readonly Leaf[]>('kith-done', { detail }))
  }

  readonly #close = () => this.dispatchEvent(new CustomEvent('kith-closed'))

  readonly #pressed = (event: KeyboardEvent) => {
    if (event.key === 'Escape') this.#close()
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) this.#done()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

customElements.define('kith-filter-editor', KithFilterEditor)
