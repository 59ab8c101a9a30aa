import type { Condition } from '@kith/sdk'
import type { Cell } from '../contract/index.ts'
import type { Measure, Ratio, Report } from '../parts/gather.ts'
import type { Counted } from './count.ts'

type Unit = Measure['unit'] | 'part'

/** A column of a report: a measure, a part that some are of others, or what is left of a funnel at its end. */
export type Column = {
  readonly id: string
  readonly unit: Unit
  readonly entity: string | null
  readonly chart: boolean
} & ({ readonly measure: Measure } | { readonly of: readonly string[]; readonly in: readonly string[] })

const nothing: Counted = { count: 0, sum: 0, missing: 0 }

/** The columns of what could be answered, in the order in which modules want them. */
export function columnsOf(report: Report, answered: ReadonlySet<string>): readonly Column[] {
  const measures = report.measures.filter(({ id }) => answered.has(id))
  const [first, last] = [measures[0], measures.at(-1)]
  const shown = measures.map(measure => ({
    position: measure.position,
    id: measure.id,
    unit: measure.unit,
    entity: measure.entity,
    chart: measure.chart ?? measure.unit === first?.unit,
    measure,
  }))
  const ratios = [...report.ratios, ...overall(report, first, last)]
    .filter(ratio => [...ratio.of, ...ratio.in].every(id => answered.has(id)))
    .map(({ position, id, of, in: within }) => ({
      position,
      id,
      unit: 'part' as const,
      entity: null,
      chart: false,
      of,
      in: within,
    }))
  return [...shown, ...ratios].sort((a, b) => a.position - b.position)
}

function overall({ drawn, id }: Report, first: Measure | undefined, last: Measure | undefined): readonly Ratio[] {
  if (drawn !== 'funnel' || !first || !last || first === last) return []
  const ends = { of: [last.id], in: [first.id] }
  return [{ part: 'ratio', report: id, id: 'reports.overall', position: Number.MAX_SAFE_INTEGER, ...ends }]
}

/** The cells of a row; `where` answers exactly the records that a measure counts in it. */
export function cellsOf(
  columns: readonly Column[],
  drawn: Report['drawn'],
  row: ReadonlyMap<string, Counted>,
  where: (measure: Measure) => Condition,
): readonly Cell[] {
  const steps = columns.flatMap(column => ('measure' in column ? [column.measure] : []))
  return columns.map(column => {
    if (!('measure' in column)) return partOf(column, row, steps)
    const { measure } = column
    const counted = row.get(measure.id) ?? nothing
    const before = drawn === 'funnel' ? steps[steps.indexOf(measure) - 1] : undefined
    return {
      value: shownValue(measure, counted),
      missing: counted.missing,
      rate: before ? part(amountOf(measure, counted), amountOf(before, row.get(before.id) ?? nothing)) : null,
      where: where(measure) as Cell['where'],
    }
  })
}

function partOf(
  { of, in: within }: { readonly of: readonly string[]; readonly in: readonly string[] },
  row: ReadonlyMap<string, Counted>,
  measures: readonly Measure[],
): Cell {
  const sum = (ids: readonly string[]) =>
    ids.reduce((all, id) => {
      const measure = measures.find(one => one.id === id)
      return all + (measure ? amountOf(measure, row.get(id) ?? nothing) : 0)
    }, 0)
  const missing = [...of, ...within].reduce((all, id) => all + (row.get(id)?.missing ?? 0), 0)
  return { value: part(sum(of), sum(within)), missing, rate: null, where: null }
}

function shownValue(measure: Measure, { count, sum, missing }: Counted): number | null {
  if (measure.mean) return count - missing > 0 ? sum / (count - missing) : null
  return amountOf(measure, { count, sum, missing })
}

function amountOf({ sum }: Measure, counted: Counted): number {
  return sum === undefined ? counted.count : counted.sum
}

function part(some: number, all: number): number | null {
  return all === 0 ? null : some / all
}

/** What all rows come to. */
export function totalOf(rows: Iterable<ReadonlyMap<string, Counted>>): ReadonlyMap<string, Counted> {
  const total = new Map<string, Counted>()
  for (const row of rows) {
    for (const [id, { count, sum, missing }] of row) {
      const before = total.get(id) ?? nothing
      total.set(id, { count: before.count + count, sum: before.sum + sum, missing: before.missing + missing })
    }
  }
  return total
}
