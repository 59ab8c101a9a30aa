import type { Texts } from '@kith/admin/ui'
import type { SheetCell } from './cell.ts'
import { columnName, digitsOf, dimensionName, rowName, wholeUnits } from './say.ts'
import type { Answer, Cell } from './types.ts'

/** What the table says, as rows of a file: the same numbers, not rounded to what is read. */
export function sheetOf(answer: Answer, texts: Texts): readonly (readonly SheetCell[])[] {
  const { columns, rows, total, dimension, currency } = answer
  const heads = columns.map(column =>
    column.unit === 'money' ? `${columnName(column, texts)} (${currency})` : columnName(column, texts),
  )
  const first = dimension === null ? '' : dimensionName(dimension, texts)
  const line = (cells: readonly Cell[]) => cells.map((cell, n) => sheetCell(cell, columns[n]?.unit, currency))
  return [
    [first, ...heads],
    ...rows.map(row => [rowName(row, dimension, texts), ...line(row.cells)]),
    [texts.word('reports.total'), ...line(total)],
  ]
}

function sheetCell({ value }: Cell, unit: string | undefined, currency: string): SheetCell {
  if (value === null) return null
  if (unit === 'part') return { part: value }
  if (unit === 'money') return Number(wholeUnits(value, currency).toFixed(digitsOf(currency)))
  return value
}
