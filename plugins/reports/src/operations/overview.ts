import type { Handler } from '@kith/sdk'
import type { ReportsContract } from '../contract/index.ts'
import { dimensionsOf, gather } from '../parts/gather.ts'

export const overview: Handler<ReportsContract, 'overview'> = async ctx => {
  const { reports, pages } = await gather(ctx)
  return {
    reports: reports.map(report => {
      const { id, drawn, by = null, measures, position } = report
      const dimensions = dimensionsOf(report)
      return {
        id,
        drawn,
        position,
        by: dimensions.some(dimension => dimension.id === by) ? by : null,
        dimensions: [...dimensions],
        entities: [...new Set(measures.map(({ entity }) => entity))],
        entered: [...new Set(measures.filter(({ entered }) => entered).map(({ entity }) => entity))],
      }
    }),
    pages: [...pages],
  }
}
