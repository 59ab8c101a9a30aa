import { conditionOf, type Group, groupEditor, groupOf, groupStyles, icon, Part, type Texts } from '@kith/admin/ui'
import type { Condition, FormDesign, FormField } from '@kith/plugin-forms/contract'
import { css, html, nothing, type PropertyValues, type TemplateResult } from 'lit'
import { type Clause, clauseLanguage, firstClause, type Operator, operatorsFor } from './design/conditions.ts'
import { fieldName, sayWhen } from './words.ts'

/** When a field or a step shows: always, or as lines and groups of lines say. Tells by `kith-when` of each change. */
export class KithFormsWhen extends Part {
  static override styles = [
    Part.styles,
    groupStyles,
    css`
      :host { display: block; margin-top: var(--k-space-2); }
      .when { display: flex; flex-wrap: wrap; gap: var(--k-space-1); }
      .when .control { flex: 1 1 6rem; width: auto; min-width: 0; }
    `,
  ]
  static override properties = {
    design: { attribute: false },
    of: { attribute: false },
    when: { attribute: false },
    fields: { attribute: false },
    isOff: { attribute: false },
    group: { state: true },
  }

  declare design: FormDesign
  /** What it is about. */
  declare of: string
  declare when: Condition | undefined
  /** What may be asked: the fields before the one that is shown by it. */
  declare fields: readonly FormField[]
  declare isOff: boolean
  declare group: Group<Clause>
  /** The condition that stands here. */
  #said: string | undefined

  override willUpdate(changed: PropertyValues<this>): void {
    const said = JSON.stringify(this.when)
    if (!changed.has('of') && said === this.#said) return
    this.#said = said
    this.group = groupOf(this.when, clauseLanguage(this.fields))
  }

  override render(): TemplateResult {
    const { texts, design, fields, group, isOff } = this
    const [first] = fields
    if (group.parts.length === 0) {
      if (!first) return html`<p class="hint">${texts.word('forms.when.none')}</p>`
      const begin = () => this.#put({ ...group, parts: [{ test: firstClause(first) }] })
      return html`<p class="hint">${texts.word('forms.when.is-always')}</p>${isOff ? nothing : html`<button class="btn quiet" type="button" @click=${begin}>${icon('plus')}${texts.word('forms.when.add')}</button>`}`
    }
    return groupEditor<Clause>({
      texts,
      group,
      line: (clause, set, n) => clauseLine({ texts, design, fields, clause, n, isOff, set }),
      say: kept => sayWhen(texts, design, kept),
      blank: () => first && firstClause(first),
      put: next => this.#put(next),
      isOff,
      mayBeEmpty: true,
    })
  }

  #put(group: Group<Clause>): void {
    this.group = group
    const detail = conditionOf(group, clauseLanguage(this.fields))
    this.#said = JSON.stringify(detail)
    this.dispatchEvent(new CustomEvent<Condition | undefined>('kith-when', { detail }))
  }
}

interface ClauseOptions {
  readonly texts: Texts
  readonly design: FormDesign
  readonly fields: readonly FormField[]
  readonly clause: Clause
  /** Where it stands. */
  readonly n: string
  readonly isOff: boolean
  readonly set: (clause: Clause) => void
}

function clauseLine({ texts, design, fields, clause, n, isOff, set }: ClauseOptions): TemplateResult {
  const field = fields.find(({ name }) => name === clause.field)
  const typedIn = (event: Event) => (event.target as HTMLSelectElement).value
  const chose = (event: Event) => {
    const next = fields.find(({ name }) => name === typedIn(event))
    if (next) set(firstClause(next))
  }
  const offered = operatorsFor(field?.type)
  const all = offered.includes(clause.operator) ? offered : [...offered, clause.operator]
  return html`<div class="when">
    <select class="control" aria-label=${texts.word('forms.when.field', { n })} ?disabled=${isOff} @change=${chose}>
      ${field ? nothing : html`<option selected value=${clause.field}>${clause.field}</option>`}
      ${fields.map(one => html`<option value=${one.name} .selected=${one.name === clause.field}>${fieldName(texts, one, design)}</option>`)}
    </select>
    <select class="control" aria-label=${texts.word('forms.when.operator', { n })} ?disabled=${isOff} @change=${(event: Event) => set({ ...clause, operator: typedIn(event) as Operator })}>
      ${all.map(one => html`<option value=${one} .selected=${one === clause.operator}>${texts.word(`forms.when.${one}`)}</option>`)}
    </select>
    ${clause.operator === 'filled' || clause.operator === 'empty' ? nothing : valueInput({ texts, field, clause, n, isOff, set: value => set({ ...clause, value }) })}
  </div>`
}

interface ValueOptions {
  readonly texts: Texts
  readonly field: FormField | undefined
  readonly clause: Clause
  readonly n: string
  readonly isOff: boolean
  readonly set: (value: string) => void
}

function valueInput({ texts, field, clause, n, isOff, set }: ValueOptions): TemplateResult {
  const label = texts.word('forms.when.value', { n })
  const act = (event: Event) => set((event.target as HTMLInputElement).value)
  const isTick = field?.type === 'checkbox' || field?.type === 'consent'
  const options = isTick
    ? [
        { value: 'true', label: texts.word('forms.when.ticked') },
        { value: 'false', label: texts.word('forms.when.unticked') },
      ]
    : field?.options
  if (options) {
    return html`<select class="control" aria-label=${label} ?disabled=${isOff} @change=${act}>${options.map(one => html`<option value=${one.value} .selected=${one.value === clause.value}>${one.label || one.value}</option>`)}</select>`
  }
  const type =
    field?.type === 'number' || field?.type === 'rating' ? 'number' : field?.type === 'date' ? 'date' : 'text'
  return html`<input class="control" type=${type} step="any" aria-label=${label} ?readonly=${isOff} .value=${clause.value} @change=${act}>`
}

customElements.define('kith-forms-when', KithFormsWhen)
