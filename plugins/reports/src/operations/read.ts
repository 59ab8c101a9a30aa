import { type Condition, type Handler, invalid } from '@kith/sdk'
import type { ReportsContract } from '../contract/index.ts'
import { cellsOf, columnsOf, totalOf } from '../count/cells.ts'
import { countAll } from '../count/count.ts'
import { createMonths, monthsOf } from '../count/months.ts'
import { namesOf } from '../count/names.ts'
import { readPeople } from '../count/people.ts'
import { asked, holding, inRow, type Question, together } from '../count/question.ts'
import { bringer, ratesOf } from '../count/rates.ts'
import { dimensionsOf, gather, type Measure } from '../parts/gather.ts'

export const read: Handler<ReportsContract, 'read'> = async (ctx, input) => {
  const { report: id, from, to, by, owner, team, currency = ctx.currency } = input
  const { reports } = await gather(ctx)
  const report = reports.find(one => one.id === id)
  if (!report) {
    const message = `No module of this app has the report "${id}".`
    throw invalid([{ path: 'report', code: 'reports.unknown', message }])
  }
  const dimension = by === null ? null : dimensionsOf(report).find(one => one.id === by)
  if (dimension === undefined) {
    throw invalid([{ path: 'by', code: 'reports.by', message: `The report ${id} cannot be told apart by "${by}".` }])
  }
  const months = monthsOf(from, to)
  const rates = await ratesOf(ctx)
  const bring = bringer(ctx.currency, currency, rates)
  const question: Question = {
    months,
    by,
    owner,
    team,
    calendar: createMonths(ctx.zone),
    people: await readPeople(ctx),
  }
  const { rows, answered } = await countAll(ctx, report.measures, question)
  const columns = columnsOf(report, answered)
  const keys = by === 'month' ? months : by === null ? [] : [...rows.keys()]
  const names = await namesOf(
    ctx,
    report,
    question,
    keys.filter(key => key !== null),
  )
  const conditionOf = (measure: Measure, inside: readonly Condition[]) => together([...holding(measure), ...inside])
  const lines = keys.map(key => ({
    key,
    name: key === null ? null : (names.get(key) ?? null),
    cells: bring(
      columns,
      cellsOf(columns, report.drawn, rows.get(key) ?? new Map(), one => conditionOf(one, inRow(one, question, key))),
    ),
  }))
  const total = cellsOf(columns, report.drawn, totalOf(rows.values()), one => conditionOf(one, asked(one, question)))
  return {
    currency,
    own: ctx.currency,
    rates,
    dimension: dimension && { ...dimension },
    columns: columns.map(({ id, unit, entity, chart }) => ({ id, unit, entity, chart })),
    rows: by === 'month' ? lines : lines.filter(({ cells }) => cells.some(counts)).sort(greatest),
    total: bring(columns, total),
  }
}

interface Line {
  readonly key: string | null
  readonly name: string | null
  readonly cells: readonly { readonly value: number | null; readonly missing: number }[]
}

function counts({ value, missing }: Line['cells'][number]): boolean {
  return (value !== null && value !== 0) || missing > 0
}

/** By the first column that tells them apart, what has no name last. */
function greatest(a: Line, b: Line): number {
  for (const [n, { value }] of a.cells.entries()) {
    const less = (b.cells[n]?.value ?? 0) - (value ?? 0)
    if (less !== 0) return less
  }
  return (a.name ?? a.key ?? '\uffff') < (b.name ?? b.key ?? '\uffff') ? -1 : 1
}
