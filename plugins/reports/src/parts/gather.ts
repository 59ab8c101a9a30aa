import { kernelContract, type ReadContext, type ReportPart } from '@kith/sdk'
import type { ReportsContract } from '../contract/index.ts'

type Part<P extends ReportPart['part']> = Extract<ReportPart, { readonly part: P }>
export type Measure = Part<'measure'>
export type Ratio = Part<'ratio'>

/** A report with all that belongs to it, in order. */
export interface Report extends Part<'report'> {
  readonly measures: readonly Measure[]
  readonly ratios: readonly Ratio[]
}

/** What the modules of this app say. A report of which nobody counts anything is none. */
export async function gather(
  ctx: ReadContext<ReportsContract>,
): Promise<{ readonly reports: readonly Report[]; readonly pages: readonly string[] }> {
  const parts = await ctx.collect(kernelContract.hooks.reports, {})
  const of = <P extends ReportPart['part']>(kind: P) =>
    parts
      .filter((part): part is Part<P> => part.part === kind)
      .sort((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1))
  const reports = of('report').map(report => ({
    ...report,
    measures: of('measure').filter(measure => measure.report === report.id),
    ratios: of('ratio').filter(ratio => ratio.report === report.id),
  }))
  return { reports: reports.filter(({ measures }) => measures.length > 0), pages: of('page').map(({ id }) => id) }
}

export interface Dimension {
  readonly id: string
  readonly field: { readonly entity: string; readonly field: string } | null
}

/** By what a report can be told apart: by month, and by what one of its measures at least knows. */
export function dimensionsOf({ measures }: Report): readonly Dimension[] {
  const known = measures.flatMap(({ entity, by }) =>
    Object.entries(by).map(([id, { field }]) => ({ id, field: { entity, field } })),
  )
  const named = new Map(known.toReversed().map(dimension => [dimension.id, dimension]))
  const people = named.has('owner') ? ['owner', 'team'] : []
  const others = [...new Set(known.map(({ id }) => id))].filter(id => id !== 'owner' && id !== 'team')
  return [...['month', ...people].map(id => ({ id, field: null })), ...others.flatMap(id => named.get(id) ?? [])]
}
