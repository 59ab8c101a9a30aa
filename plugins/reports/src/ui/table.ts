import { type Directory, listAddress, type Texts } from '@kith/admin/ui'
import { html, nothing, type TemplateResult } from 'lit'
import { columnName, dimensionName, rowName, sayPart, sayValue } from './say.ts'
import type { Answer, Cell, Column, ReportInfo } from './types.ts'

interface Shown {
  readonly texts: Texts
  readonly directory: Directory
  readonly answer: Answer
  readonly drawn: ReportInfo['drawn']
}

/** A report's numbers, each a link to exactly the records that it counts. */
export function table(shown: Shown): TemplateResult {
  return shown.answer.dimension === null ? summary(shown) : rowsTable(shown)
}

/** All as one: a row for each number, of a funnel with the part of the step before and of the first. */
function summary(shown: Shown): TemplateResult {
  const { texts, answer, drawn } = shown
  const { columns, total } = answer
  const first = total[0]?.value ?? 0
  const isFunnel = drawn === 'funnel'
  const ofFirst = ({ value }: Cell) => sayPart(value === null || first === 0 ? null : value / first, texts.locale)
  const parts = (cell: Cell, { unit }: Column) =>
    unit === 'part'
      ? html`<td></td><td></td>`
      : html`<td>${sayPart(cell.rate, texts.locale)}</td><td>${ofFirst(cell)}</td>`
  return html`<table>
    <thead><tr><th scope="col">${texts.word(isFunnel ? 'reports.step' : 'reports.total')}</th><th scope="col">${texts.word('reports.count')}</th>${isFunnel ? html`<th scope="col">${texts.word('reports.of-before')}</th><th scope="col">${texts.word('reports.of-first')}</th>` : nothing}</tr></thead>
    <tbody>${columns.map((column, n) => {
      const cell = total[n] as Cell
      return html`<tr><th scope="row">${columnName(column, texts)}</th><td>${number(shown, cell, column)}</td>${isFunnel ? parts(cell, column) : nothing}</tr>`
    })}</tbody>
  </table>`
}

function rowsTable(shown: Shown): TemplateResult {
  const { texts, answer } = shown
  const { columns, rows, total, dimension } = answer
  const head = dimension ? dimensionName(dimension, texts) : ''
  const cells = (line: readonly Cell[]) =>
    line.map((cell, n) => html`<td>${number(shown, cell, columns[n] as Column)}</td>`)
  return html`<table>
    <thead><tr><th scope="col">${head}</th>${columns.map(column => html`<th scope="col">${columnName(column, texts)}</th>`)}</tr></thead>
    <tbody>${rows.map(row => html`<tr><th scope="row" dir="auto">${rowName(row, dimension, texts)}</th>${cells(row.cells)}</tr>`)}</tbody>
    <tfoot><tr><th scope="row">${texts.word('reports.total')}</th>${cells(total)}</tr></tfoot>
  </table>`
}

function number({ texts, directory, answer }: Shown, cell: Cell, { unit, entity }: Column): unknown {
  const said = `${sayValue(cell.value, unit, answer, texts)}${cell.missing > 0 ? '*' : ''}`
  const path = entity === null ? undefined : directory.byName(entity)?.path
  if (!cell.value && cell.missing === 0) return html`<span class="hint">${said}</span>`
  if (path === undefined || cell.where === null) return said
  return html`<a href=${listAddress(path, cell.where)}>${said}</a>`
}
