import type { Condition } from '@kith/rules'
import { css, html, type TemplateResult } from 'lit'
import { conditionOf, type Group, groupOf } from '../../condition/group.ts'
import { groupEditor, groupStyles } from '../../condition/group-editor.ts'
import type { Labels } from '../../data/api.ts'
import type { EntityInfo } from '../../data/directory.ts'
import '../../edit/ref-input.ts'
import { Part } from '../../ui/part.ts'
import { fieldNamed } from '../columns.ts'
import { askable, firstLine, type Line, lineLanguage } from './lines.ts'
import { operatorsOf } from './operators.ts'
import { fieldWords, sayChip } from './say.ts'
import { typedInput } from './typed.ts'

/**
 * One part of a filter: lines, and groups of lines, of which one must hold, or all, or none. Tells by `kith-done` of the
 * condition that they have become, `undefined` where nothing is whole, by `kith-closed` that nothing is to change.
 */
export class KithFilterEditor extends Part {
  static override styles = [
    Part.styles,
    groupStyles,
    css`
      .line { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: var(--k-space-2); }
      .line > :nth-child(n + 3) { grid-column: 1 / -1; }
      .picked { display: flex; flex-wrap: wrap; gap: var(--k-space-1); }
      .picked:empty { display: none; }
      .picked button { min-height: 1.75rem; }
      .boxes { max-height: 14rem; overflow: auto; }
      .acts { margin-top: var(--k-space-3); }
    `,
  ]
  static override properties = {
    entity: { attribute: false },
    labels: { attribute: false },
    condition: { attribute: false },
    group: { state: true },
    names: { state: true },
  }

  declare entity: EntityInfo
  declare labels: Labels
  /** What is changed; absent: a new part. */
  declare condition: Condition | undefined
  declare group: Group<Line>
  /** Names of the records that were picked here. */
  declare names: Labels

  constructor() {
    super()
    this.names = {}
  }

  get #language() {
    return lineLanguage(this.entity, this.session.me.currency)
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (this.group && !changed.has('condition')) return
    const line = firstLine(this.entity)
    this.group = this.condition
      ? groupOf(this.condition, this.#language)
      : { how: 'any', parts: line ? [{ test: line }] : [] }
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>('select')?.focus()
  }

  override render(): TemplateResult {
    const { texts, entity, group, session } = this
    const labels = { ...this.labels, ...this.names }
    return html`<div @keydown=${this.#pressed}>
      ${groupEditor<Line>({
        texts,
        group,
        line: (line, put) => this.#line(line, put, labels),
        say: kept => sayChip(kept, { texts, entity, labels, currency: session.me.currency }),
        blank: () => firstLine(entity),
        put: next => (this.group = next),
      })}
      <div class="acts">
        <button class="btn primary" type="button" @click=${this.#done}>${texts.say('filter.apply')}</button>
        <button class="btn quiet" type="button" @click=${this.#close}>${texts.say('edit.cancel')}</button>
      </div>
    </div>`
  }

  #line({ field, operator, draft }: Line, put: (line: Line) => void, labels: Labels): TemplateResult {
    const { texts, entity } = this
    const choose = (event: Event) => {
      const chosen = fieldNamed(entity, (event.target as HTMLSelectElement).value)
      const [first] = chosen ? operatorsOf(chosen) : []
      if (chosen && first) put({ field: chosen, operator: first, draft: undefined })
    }
    const compare = (event: Event) => {
      const { value } = event.target as HTMLSelectElement
      const chosen = operatorsOf(field).find(({ id }) => id === value)
      if (chosen) put({ field, operator: chosen, draft: chosen.typed === operator.typed ? draft : undefined })
    }
    return html`<div class="line">
      <select class="control" aria-label=${texts.say('filter.field')} @change=${choose}>${askable(entity).map(one => html`<option value=${one.name} .selected=${one.name === field.name}>${fieldWords(texts, entity, one.name)}</option>`)}</select>
      <select class="control" aria-label=${texts.say('filter.how')} @change=${compare}>${operatorsOf(field).map(one => html`<option value=${one.id} .selected=${one.id === operator.id}>${texts.say(one.text)}</option>`)}</select>
      ${typedInput({
        ...this.shared,
        entity: entity.name,
        field,
        typed: operator.typed,
        draft,
        labels,
        change: draft => put({ field, operator, draft }),
        learn: (id, label) => (this.names = { ...this.names, [id]: label }),
      })}
    </div>`
  }

  readonly #done = () => {
    const detail = conditionOf(this.group, this.#language)
    this.dispatchEvent(new CustomEvent<Condition | undefined>('kith-done', { detail }))
  }

  readonly #close = () => this.dispatchEvent(new CustomEvent('kith-closed'))

  readonly #pressed = (event: KeyboardEvent) => {
    const { target } = event
    const isOwnEnter = target instanceof HTMLButtonElement || target instanceof HTMLTextAreaElement
    if (event.key === 'Escape') this.#close()
    else if (event.key === 'Enter' && !isOwnEnter) this.#done()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
}

customElements.define('kith-filter-editor', KithFilterEditor)
