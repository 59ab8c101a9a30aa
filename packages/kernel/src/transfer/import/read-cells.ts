import type { RecordValues } from '../../model/model.ts'
import { erasedRow } from './erased-row.ts'
import { type PlannedColumn, type PlannedFile, textOf } from './plan.ts'
import type { RowProblem } from './row-problem.ts'

/** A ref of a row, before it is known whom it means. */
export interface RowRef {
  readonly column: PlannedColumn
  readonly text: string
}

/** A row as its cells say it. */
export interface ReadRow {
  /** The headings are row 1. */
  readonly number: number
  readonly place: number
  readonly external: string | undefined
  readonly values: RecordValues
  readonly refs: readonly RowRef[]
  readonly problems: RowProblem[]
}

/** The values of a row's cells, in the forms that fields take; an empty cell fills nothing. A row without cells was erased from the file. */
export function readCells(plan: PlannedFile, cells: readonly string[], number: number, place: number): ReadRow {
  const values: RecordValues = { ...plan.defaults }
  const refs: RowRef[] = []
  for (const column of plan.columns) {
    const text = textOf(cells, column.indexes, column.join)
    if (text.trim() === '') continue
    if (column.ref) {
      refs.push({ column, text: text.trim() })
      continue
    }
    const { kind, field, name } = column.field
    values[name] = kind.fromText ? kind.fromText(text, column.hints, field) : text.trim()
  }
  const external = plan.external === undefined ? undefined : (cells[plan.external] ?? '').trim() || undefined
  return { number, place, external, values, refs, problems: cells.length === 0 ? [erasedRow] : [] }
}
