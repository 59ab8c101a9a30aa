import { html, nothing, type TemplateResult } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { repeat } from 'lit/directives/repeat.js'
import { recordAddress } from '../app/route.ts'
import type { RecordRow } from '../data/api.ts'
import type { Directory, EntityInfo, FieldInfo } from '../data/directory.ts'
import { fieldValue } from '../data/field-value.ts'
import type { Texts } from '../texts/texts.ts'
import { failure } from '../ui/failure.ts'
import { icon } from '../ui/icons.ts'
import { inRow } from '../values/draw.ts'
import { type Columns, isSortable } from './columns.ts'
import type { ListState } from './feed.ts'
import { fieldWords } from './filter/say.ts'
import type { RowClicks } from './row-clicks.ts'
import type { Selection } from './selection.ts'

export interface TableOptions {
  readonly texts: Texts
  readonly directory: Directory
  readonly entity: EntityInfo
  readonly columns: Columns
  readonly state: ListState
  readonly sort: readonly string[] | undefined
  readonly selection: Selection
  readonly now: Date
  /** The rows that are on screen, and how much room those before and behind them take. */
  readonly rows: readonly RecordRow[]
  /** The place of the first of them among all that are loaded. */
  readonly first: number
  readonly before: number
  readonly behind: number
  /** The record that is looked at beside the list. */
  readonly peeked: string | undefined
  /** The record of which a cell is being edited. */
  readonly edited: string | undefined
  /** What stands in a cell instead of its value: it is being edited, or something is offered there. */
  instead(row: RecordRow, field: FieldInfo): { readonly isOpen: boolean; readonly drawn: unknown } | undefined
  readonly clicks: RowClicks
  /** Another order is wanted. */
  sortBy(field: FieldInfo): void
  focused(id: string): void
  /** What did not come is asked for again. */
  more(): void
}

/** The rows of a list that are on screen, below their head, and how it is with those that are to come. */
export function table(options: TableOptions): TemplateResult {
  const { texts, entity, columns, state, sort, rows, before, behind, clicks, more } = options
  const name = texts.say(sort ? 'list.caption' : 'list.rows', { name: texts.plural(entity.name) })
  const total = state.next === undefined && state.previous === undefined ? state.rows.length : -1
  return html`
    <table aria-label=${name} aria-rowcount=${total} .style=${`--columns: ${columns.rest.length}`} @click=${clicks.clicked} @dblclick=${clicks.doubleClicked}>
      <thead><tr>${heads(options)}</tr></thead>
      <tbody>
        ${gap(before)}
        ${repeat(
          rows,
          ({ id }) => id,
          (row, n) => guard(drawnOf(options, row, n), () => line(options, row, n)),
        )}
        ${gap(behind)}
      </tbody>
    </table>
    ${state.error ? html`<div class="more">${failure({ texts, error: state.error, again: more })}</div>` : nothing}
    ${state.isLoadingMore ? html`<p class="more hint" role="status">${texts.say('state.loading')}</p>` : nothing}
  `
}

function gap(height: number): TemplateResult | typeof nothing {
  return height > 0 ? html`<tr class="gap" aria-hidden="true" data-height=${height}><td></td></tr>` : nothing
}

function heads({ texts, entity, columns, state, sort, selection, sortBy }: TableOptions): TemplateResult {
  const { label, rest } = columns
  const [by = '-createdAt'] = sort ?? []
  const head = (field: FieldInfo, part: string) => {
    const words = fieldWords(texts, entity, field.name)
    const order = by === field.name ? 'ascending' : by === `-${field.name}` ? 'descending' : undefined
    return html`<th scope="col" class=${part} aria-sort=${order ?? nothing}>${isSortable(field) ? html`<button type="button" class="sort" @click=${() => sortBy(field)}><span class="cut">${words}</span>${order && sort ? icon(order === 'ascending' ? 'up' : 'down') : nothing}</button>` : words}</th>`
  }
  const ids = state.rows.map(({ id }) => id)
  const isAll = ids.length > 0 && ids.every(id => selection.ids.has(id))
  return html`
    <th class="c-pick"><input type="checkbox" aria-label=${texts.say('list.select-all')} .checked=${isAll} @change=${() => selection.set(isAll ? [] : ids)}></th>
    ${label ? head(label, 'c-name') : html`<th scope="col" class="c-name">${texts.entity(entity.name)}</th>`}
    ${rest.map((field, n) => head(field, columnClass(field, n, rest.length)))}
  `
}

/** All that a row is drawn from, while it stays as it is: most stay, whenever something of the list is drawn anew. */
function drawnOf(options: TableOptions, row: RecordRow, n: number): unknown[] {
  const { texts, directory, columns, state, selection, now, peeked, edited } = options
  const minute = Math.floor(now.getTime() / 60_000)
  const isPeeked = peeked === row.id
  const open = edited === row.id ? {} : undefined
  return [
    row,
    texts,
    directory,
    columns,
    state.labels,
    selection.ids.has(row.id),
    minute,
    isPeeked,
    open,
    place(options, n),
  ]
}

/** The number of a row among all, the head counted; nobody knows it while there are some before what is loaded. */
function place({ state, first }: TableOptions, n: number): number | typeof nothing {
  return state.previous === undefined ? first + n + 2 : nothing
}

function line(options: TableOptions, row: RecordRow, n: number): TemplateResult {
  const { texts, directory, entity, columns, state, selection, now, peeked, instead, focused } = options
  const { label, beside, state: status, rest } = columns
  const { labels } = state
  const drawn = inRow(row, { texts, directory, labels, entity: entity.name, now })
  const draw = (field: FieldInfo | undefined) => field && drawn(field)
  const sub = draw(beside)
  const isSelected = selection.ids.has(row.id)
  const pick = ({ shiftKey }: MouseEvent) => (shiftKey ? selection.range(row.id) : selection.toggle(row.id))
  const name = draw(label) ?? texts.entity(entity.name)
  const cell = (field: FieldInfo, n: number) => {
    const isLast = n === rest.length - 1
    const other = instead(row, field)
    return html`<td class="${columnClass(field, n, rest.length)}${other?.isOpen ? ' open' : ''}" data-field=${field.name}>
      ${isLast && status ? html`<span class="narrow">${draw(status)}</span>` : nothing}
      ${other ? other.drawn : (draw(field) ?? empty)}
    </td>`
  }
  return html`<tr data-id=${row.id} aria-rowindex=${place(options, n)} aria-selected=${isSelected} class=${peeked === row.id ? 'peeked' : ''}>
    <td class="c-pick"><input type="checkbox" aria-label=${texts.say('list.select', { name: String(fieldValue(row, entity.label) ?? '') })} .checked=${isSelected} @click=${pick}></td>
    <td class="c-name"><span class="nm">
      <a class="name cut" href=${recordAddress(entity.path, row.id)} @focus=${() => focused(row.id)}>${name}</a>
      ${sub ? html`<span class="sub cut">${sub}</span>` : nothing}
    </span></td>
    ${rest.map(cell)}
  </tr>`
}

function columnClass({ kind }: FieldInfo, n: number, all: number): string {
  return n === all - 1 ? `c-last ${kind}` : `c-more m${Math.min(n, 6)} ${kind}`
}

const empty = html`<span class="hint">—</span>`
