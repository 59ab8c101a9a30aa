import { icon, type Texts } from '@kith/admin/ui'
import type { Condition, FormDesign, FormField } from '@kith/plugin-forms/contract'
import { css, html, nothing, type TemplateResult } from 'lit'
import { type Clause, clausesOf, conditionOf, firstClause, type Operator, operatorsFor } from './design/conditions.ts'
import { fieldName, sayWhen } from './words.ts'

export interface ConditionOptions {
  readonly texts: Texts
  readonly design: FormDesign
  readonly when: Condition | undefined
  /** What may be asked: the fields before the one that is shown by it. */
  readonly fields: readonly FormField[]
  readonly set: (when: Condition | undefined) => void
  readonly isOff: boolean
}

/** When something shows: lines that must all hold. A condition that asks more is said in words and can be taken away. */
export function conditionBuilder({ texts, design, when, fields, set, isOff }: ConditionOptions): TemplateResult {
  const clauses = clausesOf(when)
  if (!clauses) {
    return html`<p class="said">${texts.word('forms.when.more', { when: when ? sayWhen(texts, design, when) : '' })}</p>
      ${isOff ? nothing : html`<button class="btn" type="button" @click=${() => set(undefined)}>${texts.word('forms.when.always')}</button>`}`
  }
  const put = (next: readonly Clause[]) => set(conditionOf(next, fields))
  const [first] = fields
  if (clauses.length === 0 && !first) return html`<p class="hint">${texts.word('forms.when.none')}</p>`
  return html`<div class="whens">
    ${clauses.length === 0 ? html`<p class="hint">${texts.word('forms.when.is-always')}</p>` : nothing}
    ${clauses.map((clause, n) => clauseLine({ texts, design, fields, clause, n, isOff, set: next => put(next ? clauses.with(n, next) : clauses.toSpliced(n, 1)) }))}
    ${isOff || !first ? nothing : html`<button class="btn quiet" type="button" @click=${() => put([...clauses, firstClause(first)])}>${icon('plus')}${texts.word(clauses.length === 0 ? 'forms.when.add' : 'forms.when.and')}</button>`}
  </div>`
}

interface ClauseOptions {
  readonly texts: Texts
  readonly design: FormDesign
  readonly fields: readonly FormField[]
  readonly clause: Clause
  readonly n: number
  readonly isOff: boolean
  readonly set: (clause: Clause | undefined) => void
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
  const line = n + 1
  return html`<div class="when" role="group" aria-label=${texts.word('forms.when.line', { n: line })}>
    <select class="control" aria-label=${texts.word('forms.when.field', { n: line })} ?disabled=${isOff} @change=${chose}>
      ${field ? nothing : html`<option selected value=${clause.field}>${clause.field}</option>`}
      ${fields.map(one => html`<option value=${one.name} .selected=${one.name === clause.field}>${fieldName(texts, one, design)}</option>`)}
    </select>
    <select class="control" aria-label=${texts.word('forms.when.operator', { n: line })} ?disabled=${isOff} @change=${(event: Event) => set({ ...clause, operator: typedIn(event) as Operator })}>
      ${all.map(one => html`<option value=${one} .selected=${one === clause.operator}>${texts.word(`forms.when.${one}`)}</option>`)}
    </select>
    ${clause.operator === 'filled' || clause.operator === 'empty' ? nothing : valueInput({ texts, field, clause, line, isOff, set: value => set({ ...clause, value }) })}
    ${isOff ? nothing : html`<button class="btn quiet icon" type="button" aria-label=${texts.word('forms.when.remove', { n: line })} title=${texts.word('forms.when.remove', { n: line })} @click=${() => set(undefined)}>${icon('close')}</button>`}
  </div>`
}

interface ValueOptions {
  readonly texts: Texts
  readonly field: FormField | undefined
  readonly clause: Clause
  readonly line: number
  readonly isOff: boolean
  readonly set: (value: string) => void
}

function valueInput({ texts, field, clause, line, isOff, set }: ValueOptions): TemplateResult {
  const label = texts.word('forms.when.value', { n: line })
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

export const conditionStyles = css`
  .whens { display: grid; gap: var(--k-space-2); margin-top: var(--k-space-2); justify-items: start; }
  .when { display: flex; flex-wrap: wrap; gap: var(--k-space-1); width: 100%; padding: var(--k-space-2); border: var(--k-hairline) solid var(--k-line-strong); border-radius: var(--k-radius-m); }
  .when .control { flex: 1 1 6rem; width: auto; min-width: 0; }
  .said { margin: var(--k-space-2) 0; line-height: var(--k-leading-prose); }
`
