import type { ChartKind, ChartSeries, Texts } from '@kith/admin/ui'
import { columnName, rowName, wholeUnits } from './say.ts'
import type { Answer, Cell, Column } from './types.ts'

/** What a chart is drawn from: the numbers of the table. */
export interface Drawn {
  readonly kind: ChartKind
  readonly names: readonly string[]
  readonly series: readonly ChartSeries[]
  /** How many rows stand in the table and not here. */
  readonly left: number
}

/** The chart of an answer, of its first rows; undefined where there is nothing to draw. */
export function drawnOf(answer: Answer, texts: Texts, mostRows: number): Drawn | undefined {
  const { columns, rows, total, dimension, currency } = answer
  const charted = chartedOf(columns)
  const numberAt = (cells: readonly Cell[], n: number) => {
    const value = cells[n]?.value ?? 0
    return columns[n]?.unit === 'money' ? Math.round(wholeUnits(value, currency)) : value
  }
  const name = (n: number) => columnName(columns[n] as Column, texts)
  if (charted.every(n => !total[n]?.value)) return undefined
  if (dimension === null) {
    const values = charted.map(n => numberAt(total, n))
    return { kind: 'pairs', names: charted.map(name), series: [{ name: texts.word('reports.count'), values }], left: 0 }
  }
  const isTime = dimension.id === 'month'
  const shown = isTime ? rows : rows.slice(0, mostRows)
  return {
    kind: isTime && rows.length > 1 ? 'lines' : 'pairs',
    names: shown.map(row => rowName(row, dimension, texts)),
    series: charted.map(n => ({ name: name(n), values: shown.map(({ cells }) => numberAt(cells, n)) })),
    left: rows.length - shown.length,
  }
}

/** Places of the columns that are drawn: one axis has one unit. */
function chartedOf(columns: readonly Column[]): readonly number[] {
  const unit = columns.find(({ chart }) => chart)?.unit
  return columns.flatMap((column, n) => (column.chart && column.unit === unit ? [n] : []))
}
